// Generates the SDKs of a package: generate-sdks SCHEMA FOLDER. The language hosts that Go modules have cannot.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "npm run sdks"

// A loader of other packages. Our schema refers to none, so nothing calls it.
type noLoader struct{ schema.ReferenceLoader }

var generators = map[string]func(*schema.Package) (map[string][]byte, error){
	"python": func(pkg *schema.Package) (map[string][]byte, error) {
		return python.GeneratePackage(tool, pkg, nil, noLoader{})
	},
	"go": func(pkg *schema.Package) (map[string][]byte, error) {
		return golang.GeneratePackage(tool, pkg, nil)
	},
	"nodejs": func(pkg *schema.Package) (map[string][]byte, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, noLoader{})
	},
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func main() {
	var spec schema.PackageSpec
	must(0, json.Unmarshal(must(os.ReadFile(os.Args[1])), &spec))
	for language, generate := range generators {
		// Generators change the package, so each gets its own.
		pkg, diagnostics, err := schema.BindSpec(spec, noLoader{}, schema.ValidationOptions{})
		must(0, err)
		if diagnostics.HasErrors() {
			must(0, errors.Join(diagnostics.Errs()...))
		}
		pkg.SupportPack = true // a whole package each, with the schema's version
		for name, content := range must(generate(pkg)) {
			file := filepath.Join(os.Args[2], language, name)
			must(0, os.MkdirAll(filepath.Dir(file), 0o755))
			must(0, os.WriteFile(file, content, 0o644))
		}
	}
}
