package export_test

import (
	"bytes"
	"testing"

	// Accepts OpenAPI 3.1 as its tools do, against the standard and not our golden.
	"github.com/getkin/kin-openapi/openapi3"

	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/test/is"
)

// A validator that knows nothing of us accepts the description, and would not
// accept a broken one.
func TestOpenAPIValid(t *testing.T) {
	src, err := export.OpenAPI(described, keys{})
	is.OK(t, err)
	check := func(src []byte) error {
		doc, err := openapi3.NewLoader().LoadFromData(src)
		if err != nil {
			return err
		}
		return doc.Validate(t.Context())
	}
	if err := check(src); err != nil {
		t.Error(err)
	}
	for _, broken := range [][2]string{{`"responses"`, `"response"`}, {`"#/components/schemas/`, `"#/components/schema/`}, {`"type": "array"`, `"type": "list"`}} {
		bad := bytes.ReplaceAll(src, []byte(broken[0]), []byte(broken[1]))
		if bytes.Equal(bad, src) || check(bad) == nil {
			t.Errorf("%s for %s is accepted", broken[1], broken[0])
		}
	}
}
