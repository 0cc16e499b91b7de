using System.CommandLine;
using Anoikis.Benchmarks.Assays;
using Anoikis.Benchmarks.Ensembles;

return new RootCommand("Benchmarks of Anoikis: every claim of speed is measured here.") { EnsembleCommand.Create(), AssayBenchmarkCommand.Create() }.Parse(args).Invoke();
