package output

import "path"

// types are the content types by extension. The system's table depends on what
// is installed: Windows may call a script plain text, which browsers then
// refuse to run.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".md":   "text/markdown; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".xml":  "application/xml; charset=utf-8",
	".svg":  "image/svg+xml; charset=utf-8",
	".png":  "image/png",
	".jpg":  "image/jpeg",
	".webp": "image/webp",
	".ico":  "image/vnd.microsoft.icon",

	".webmanifest": "application/manifest+json; charset=utf-8",
	".woff2":       "font/woff2",
	".ics":         "text/calendar; charset=utf-8",
	".pdf":         "application/pdf",
	".zip":         "application/zip",
	".xlsx":        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// ContentType returns the content type of a file of a site.
func ContentType(p string) string {
	if t, ok := types[path.Ext(p)]; ok {
		return t
	}
	return "application/octet-stream"
}
