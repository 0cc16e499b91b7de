using System.CommandLine;
using Anoikis.Benchmarks.Ensembles;

return new RootCommand("Benchmarks of Anoikis: every claim of speed is measured here.") { EnsembleCommand.Create() }.Parse(args).Invoke();
