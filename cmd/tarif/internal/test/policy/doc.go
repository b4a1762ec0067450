// Package policy tests what the code may be made of: which package imports
// which, which library is imported where, what may use the disk, the network
// and the clock, where money may become a float, and what the root of the
// repository contains.
//
// The tests are a statement of policy. A new import or library is a decision:
// it is made by changing the tables here, and the list in cmd/tarif/doc.go if
// packages change, in the same commit.
package policy
