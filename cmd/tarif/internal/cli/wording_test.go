package cli

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/cli/rules"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// known is a finding whose text is in the catalogue.
func known(rule string) source.Finding {
	return source.Finding{Pos: source.Pos{File: oral, Line: 12, Col: 9}, Severity: source.Error, Rule: rule,
		Message: source.Say(`unknown key "{1}"`, "prise"), Hint: source.Say(`did you mean "{1}"?`, "price"), See: &source.Pos{File: oral, Line: 3, Col: 1}}
}

// TestCheckLanguages checks that the language is that of --lang, or else of the
// locale, and that names of rules are not translated.
func TestCheckLanguages(t *testing.T) {
	r := start(t)
	r.found = source.List{known("unknown-key")}
	kk := oral + ":12:9: қате: \"prise\" деген белгісіз кілт\n    кеңес: бәлкім, \"price\" болар?\n    қараңыз: " + oral + ":3:1\n"
	ru := oral + ":12:9: ошибка: неизвестный ключ \"prise\"\n    подсказка: может быть, \"price\"?\n    см. " + oral + ":3:1\n"
	r.expect(t, "check --lang kk", statusWrong, kk, "тексерілді: 1 қате\n")
	r.expect(t, "check --lang ru", statusWrong, ru, "проверено: 1 ошибка\n")
	r.app.localizer = messages.In("ru") // as if by the locale
	r.expect(t, "check", statusWrong, ru, "проверено: 1 ошибка\n")
	if r.do(t, "build", "--lang", "kk"); !strings.HasPrefix(r.stderr.String(), kk) || !strings.Contains(r.stderr.String(), "1 қате: ештеңе жазылған жоқ") {
		t.Errorf("build: %s", &r.stderr)
	}
	r.do(t, "check", "--lang", "kk", "--json")
	var got checkReport
	is.OK(t, json.Unmarshal(r.stdout.Bytes(), &got))
	if f := got.Findings[0]; f.Rule != "unknown-key" || f.Severity != "error" || f.Message != `"prise" деген белгісіз кілт` || f.Hint != `бәлкім, "price" болар?` {
		t.Errorf("%+v", f)
	}
	status := r.do(t, "check", "--lang", "de")
	is.True(t, status == statusUsage && strings.Contains(r.stderr.String(), "en, kk, ru"), "status %d: %s", status, &r.stderr)
}

// TestCheckWaived checks that waived findings do not count, and that JSON has
// the cause.
func TestCheckWaived(t *testing.T) {
	r := start(t)
	f := known("few-words")
	f.Waived = &source.Waiver{Cause: "printed so", Pos: source.Pos{File: oral, Line: 90, Col: 8}}
	r.found = source.List{f, problem(oral, 20, source.Warning)}
	r.expect(t, "check", statusDone, oral+":20:9: warning: price is odd\n", "checked 2 editions with 77 rates: 1 warning, 1 waived\n")
	r.do(t, "check", "--json")
	var got checkReport
	is.OK(t, json.Unmarshal(r.stdout.Bytes(), &got))
	if got.Errors != 0 || got.Warnings != 1 || got.Waived != 1 || got.Findings[0].Waived == nil || got.Findings[0].Waived.Cause != "printed so" {
		t.Errorf("%+v", got)
	}
	r.do(t, "check", "--format", "sarif")
	s := r.stdout.String()
	is.True(t, strings.Contains(s, `"justification": "printed so"`) && strings.Contains(s, `"version": "v1.2.3 (go1.26)"`), "%s", s)
	status := r.do(t, "build")
	is.True(t, status == statusDone, "a waived error stops the build: %s", &r.stderr)
}

// TestCheckRules checks that the list of rules needs no site.
func TestCheckRules(t *testing.T) {
	r := start(t)
	t.Chdir(t.TempDir())
	for args, want := range map[string]string{
		"check --rules":                             "\nprice-zero (warning)\n",
		"check --rules --lang kk":                   "\nprice-zero (ескерту)\n",
		"check --rules --json":                      `"name": "price-zero"`,
		"check --rules --format markdown --lang ru": "| `price-zero` | предупреждение |",
	} {
		r.app.localizer = messages.In("en") // reset what the previous run set
		if status := r.do(t, strings.Fields(args)...); status != statusDone || !strings.Contains(r.stdout.String(), want) || r.stderr.Len() > 0 {
			t.Errorf("tarif %s: status %d, no %q\n%s", args, status, want, &r.stderr)
		}
	}
	var got []rules.Said
	if r.do(t, "check", "--rules", "--json"); json.Unmarshal(r.stdout.Bytes(), &got) != nil || len(got) != len(rules.All()) {
		t.Errorf("%d rules", len(got))
	}
	for _, args := range []string{"check --rules tariffs", "check --rules --format sarif", "check --format markdown", "check --format xml"} {
		is.Equal(t, r.do(t, strings.Fields(args)...), statusUsage, "tarif %s: status", args)
	}
}

// TestImportLanguages checks that import uses the language of --messages, as
// --lang is that of the act.
func TestImportLanguages(t *testing.T) {
	r := start(t)
	is.OK(t, os.WriteFile("act.txt", nil, 0o644))
	for code, want := range map[string]string{
		"kk": "акт: қате: act.txt: файл бос: ішінде бірде-бір байт жоқ\n    кеңес: файл толық сақталмаған немесе толық жіберілмеген; оны қайта алыңыз, ең дұрысы – актінің Word файлын\n",
		"ru": "акт: ошибка: act.txt: файл пуст: в нём нет ни одного байта\n    подсказка: файл не сохранён или передан не полностью; возьмите его заново, лучше всего – файл Word этого акта\n",
	} {
		args := strings.Fields("import act.txt --place oral --kind home-care --lang kk --json --messages " + code)
		if status := r.do(t, args...); status != statusWrong || !strings.Contains(r.stderr.String(), want) {
			t.Errorf("%s: status %d\n%s", code, status, &r.stderr)
		}
		var got struct {
			Findings []struct{ Row, Severity, Rule, Message, Hint string }
		}
		if err := json.Unmarshal(r.stdout.Bytes(), &got); err != nil || len(got.Findings) == 0 {
			t.Fatalf("%v\n%s", err, &r.stdout)
		}
		if f := got.Findings[0]; f.Rule != "empty" || f.Severity != "error" || !strings.Contains(want, f.Message) || !strings.Contains(want, f.Hint) {
			t.Errorf("%+v", f)
		}
	}
}
