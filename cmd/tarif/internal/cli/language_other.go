//go:build !windows

package cli

// uiLanguages is only of use on Windows, where no environment variable has the
// locale.
func uiLanguages() []string { return nil }
