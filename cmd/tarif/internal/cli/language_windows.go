package cli

// The language in which Windows shows its own windows is not in the environment.
import "golang.org/x/sys/windows"

// uiLanguages are the languages of the user's windows, the first first: "kk-KZ".
func uiLanguages() []string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		return nil
	}
	return names
}
