package cli

import (
	"strings"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
)

// language returns the language of all output unless a flag chooses another:
// the one in the settings of the site, else the first supported one of the
// system, else English. The settings are read before the command line is
// parsed, because errors in it are translated too.
func language(args []string, getenv func(string) string) string {
	if l := config.Language(siteFiles(siteOf(args))); messages.In(l) != nil {
		return l
	}
	return systemLanguage(getenv, uiLanguages)
}

// siteOf returns the value of --site, wherever it is in args.
func siteOf(args []string) string {
	for i, arg := range args {
		if dir, ok := strings.CutPrefix(arg, "--site="); ok && dir != "" {
			return dir
		}
		if arg == "--site" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return "."
}

// systemLanguage returns the language of the environment variables. On a system
// without them, such as Windows, it calls ui.
func systemLanguage(getenv func(string) string, ui func() []string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return spoken(v)
		}
	}
	for _, v := range ui() {
		return spoken(v)
	}
	return string(lang.EN)
}

// spoken returns the language of a locale, such as "ru_KZ.UTF-8" or "ru-KZ", or
// English if it is not supported.
func spoken(locale string) string {
	code, _, _ := strings.Cut(strings.NewReplacer(".", "_", "@", "_", "-", "_").Replace(locale), "_")
	if code = strings.ToLower(code); messages.In(code) != nil {
		return code
	}
	return string(lang.EN)
}

// speakIn sets the language of the output.
func (a *app) speakIn(code string) {
	a.localizer, a.locale = messages.In(code), lang.Lang(code)
}
