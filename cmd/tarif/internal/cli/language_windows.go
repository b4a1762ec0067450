package cli

// The environment does not tell the display language of Windows.
import "golang.org/x/sys/windows"

// uiLanguages returns the user's display languages in order of preference:
// "kk-KZ".
func uiLanguages() []string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		return nil
	}
	return names
}
