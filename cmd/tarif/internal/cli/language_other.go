//go:build !windows

package cli

// uiLanguages is for systems without the variables of a locale.
func uiLanguages() []string { return nil }
