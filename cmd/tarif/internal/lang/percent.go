package lang

import "tarif/cmd/tarif/internal/money"

// SignedPercentTo writes a percentage with its sign and so many places:
// "+8,5 %".
func SignedPercentTo(l Lang, p money.Percent, places int) string {
	return signed(p.Sign(), plain(l, p.To(places))+l.percentSign())
}

// PercentTo writes a percentage without a sign and so many places: "8,5 %".
func PercentTo(l Lang, p money.Percent, places int) string {
	return plain(l, p.To(places)) + l.percentSign()
}
