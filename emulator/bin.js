#!/usr/bin/env node
// npm links a command to a file that is there before anything is built.
require("./dist/cli.js");
