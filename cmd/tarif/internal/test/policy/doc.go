// Package policy holds nothing but tests of what the code may be made of:
// which package imports which, which library is imported where, who may touch
// the disk, the network and the clock, where money may become a float, and
// what stands at the top of the repository.
//
// The tests are a statement of policy. A new edge or library is a decision: it
// is made by changing the tables here, in the same commit, and
// cmd/tarif/doc.go where the plan of the house changes.
package policy
