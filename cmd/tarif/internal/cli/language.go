package cli

import (
	"strings"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
)

// language decides in which language everything is printed that no flag
// decides for one command: the one that the settings of the site choose, else
// the first of the computer's that we speak, else English. The settings are
// looked at before the command line is understood, for its errors speak too.
func language(args []string, getenv func(string) string) string {
	if l := config.Language(siteFiles(siteOf(args))); messages.In(l) != nil {
		return l
	}
	return systemLanguage(getenv, uiLanguages)
}

// siteOf is the folder that --site names, wherever it stands.
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

// systemLanguage is what the environment asks for; a system that has no such
// variables, as Windows, says it itself.
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

// spoken is the language of a locale, "ru_KZ.UTF-8" or "ru-KZ"; English where we
// do not speak it.
func spoken(locale string) string {
	code, _, _ := strings.Cut(strings.NewReplacer(".", "_", "@", "_", "-", "_").Replace(locale), "_")
	if code = strings.ToLower(code); messages.In(code) != nil {
		return code
	}
	return string(lang.EN)
}

// speakIn sets the language of what is printed.
func (a *app) speakIn(code string) {
	a.localizer, a.locale = messages.In(code), lang.Lang(code)
}
