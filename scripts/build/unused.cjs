// Stands for a package that the plugin never uses.
module.exports = {};
