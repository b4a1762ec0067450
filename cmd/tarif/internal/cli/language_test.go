package cli

import (
	"os"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestLanguage checks the order: the settings, the environment variables as in
// POSIX, the system, English.
func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		config, env, ui, want string
	}{
		{"", "", "", "en"},
		{"", "LANG=ru_KZ.UTF-8", "", "ru"},
		{"", "LANG=ru_KZ.UTF-8 LC_ALL=kk_KZ", "", "kk"},
		{"", "LC_MESSAGES=ru LANG=kk", "", "ru"},
		{"", "LANG=C", "kk-KZ", "en"}, // set explicitly: the system is not asked
		{"", "", "kk-KZ ru-RU", "kk"},
		{"", "", "RU-ru", "ru"},
		{"", "", "de-DE", "en"},
		{"kk", "LANG=ru_RU", "ru-RU", "kk"},
		{"en", "LANG=ru_RU", "", "en"},
		{"de", "LANG=ru_RU", "", "ru"},
	} {
		t.Chdir(t.TempDir())
		if c.config != "" {
			is.OK(t, os.WriteFile("config.toml", []byte("language = \""+c.config+"\"\nwrong = [\n]\n"), 0o644))
		}
		env := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		got := language(nil, func(name string) string { return env[name] })
		if c.config == "" || c.config == "de" {
			got = systemLanguage(func(name string) string { return env[name] }, func() []string { return strings.Fields(c.ui) })
		}
		is.Equal(t, got, c.want, "config %q, %q, system %q", c.config, c.env, c.ui)
	}
}

// TestLanguageOfSite checks that --site may be before or after the command.
func TestLanguageOfSite(t *testing.T) {
	t.Chdir(t.TempDir())
	touch(t, "a/config.toml")
	is.OK(t, os.WriteFile("a/config.toml", []byte("language = \"kk\"\n"), 0o644))
	for _, args := range []string{"--site a check", "check --site=a", "check --site a --json"} {
		is.Equal(t, language(strings.Fields(args), func(string) string { return "" }), "kk", args)
	}
}
