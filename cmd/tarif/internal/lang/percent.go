package lang

import "tarif/cmd/tarif/internal/money"

// SignedPercentTo formats a percentage with its sign and the given number of
// places: "+8,5 %".
func SignedPercentTo(l Lang, p money.Percent, places int) string {
	return signed(p.Sign(), plain(l, p.To(places))+l.percentSign())
}

// PercentTo formats a percentage without a sign and with the given number of
// places: "8,5 %".
func PercentTo(l Lang, p money.Percent, places int) string {
	return plain(l, p.To(places)) + l.percentSign()
}
