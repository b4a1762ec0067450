package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"tarif/cmd/tarif/internal/cli"
)

func main() {
	if f := os.Getenv("CPUPROF"); f != "" {
		w, _ := os.Create(f)
		pprof.StartCPUProfile(w)
	}
	if f := os.Getenv("HEAPPROF"); f != "" {
		runtime.MemProfileRate = 65536
		go func() {
			var top uint64
			for {
				time.Sleep(150 * time.Millisecond)
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				if m.HeapInuse > top+top/20 {
					top = m.HeapInuse
					w, _ := os.Create(f)
					pprof.WriteHeapProfile(w)
					w.Close()
				}
			}
		}()
	}
	code := cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	pprof.StopCPUProfile()
	if f := os.Getenv("ALLOCPROF"); f != "" {
		w, _ := os.Create(f)
		pprof.Lookup("allocs").WriteTo(w, 0)
		w.Close()
	}
	os.Exit(code)
}
