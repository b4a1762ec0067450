package cli

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "say which tarif this is",
		Long:    "Version prints the version of tarif and the Go version that built it.",
		Example: "  tarif version",
		Args:    noArgs,
		RunE: runs(func(context.Context, []string) error {
			_, err := fmt.Fprintln(a.stdout, a.version)
			return err
		}),
	}
}

// version reads what the Go command has written into the program: a release,
// or the commit that it was built from.
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
