package cli

import (
	"context"
	_ "embed" // for notices.txt
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	sbom, licences := false, false
	cmd := command("version", noArgs, runs(func(context.Context, []string) error {
		if sbom {
			info, _ := debug.ReadBuildInfo()
			return a.printJSON(bomOf(info))
		}
		text := a.version + "\n"
		if licences {
			text = notices
		}
		_, err := io.WriteString(a.stdout, text)
		return err
	}))
	cmd.Flags().BoolVar(&sbom, "sbom", false, "print what this program is made of, as CycloneDX in JSON")
	cmd.Flags().BoolVar(&licences, "notices", false, "print the licences of what this program is made of")
	return cmd
}

// notices holds the licences of all third-party code in the program on any
// system, as those licences require. A test collects them from the modules and
// checks that none is missing.
//
//go:embed notices.txt
var notices string

// bom is a software bill of materials in CycloneDX 1.5 format: the libraries in
// the program with Go's checksums.
type bom struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Version    int         `json:"version"`
	Components []component `json:"components"`
}

type component struct {
	Type       string     `json:"type"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	PURL       string     `json:"purl"`
	Properties []property `json:"properties,omitempty"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func bomOf(info *debug.BuildInfo) bom {
	b := bom{Format: "CycloneDX", Spec: "1.5", Version: 1, Components: []component{}}
	if info == nil {
		return b
	}
	for _, d := range info.Deps {
		b.Components = append(b.Components, component{"library", d.Path, d.Version, "pkg:golang/" + d.Path + "@" + d.Version,
			[]property{{"go:sum", d.Sum}}})
	}
	return b
}

// version returns the version that the go command recorded: a release, or the
// commit it was built from.
func version() string {
	info, _ := debug.ReadBuildInfo()
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) string {
	if info == nil || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "tarif devel"
	}
	return fmt.Sprintf("tarif %s (%s)", info.Main.Version, info.GoVersion)
}
