using System.CommandLine;
using Anoikis.Benchmarks.Assays;
using Anoikis.Benchmarks.Ensembles;
using Anoikis.Benchmarks.Prognosis;
using Anoikis.Benchmarks.Scores;
using Anoikis.Benchmarks.Survival;
using Anoikis.Benchmarks.Truth;
using Anoikis.Benchmarks.Wandering;

return new RootCommand("Benchmarks of Anoikis: every claim of speed is measured here.")
{
    EnsembleCommand.Create(), WanderingCommand.Create(), AssayBenchmarkCommand.Create(), ScoresBenchmarkCommand.Create(),
    NullBenchmarkCommand.Create(), SurvivalBenchmarkCommand.Create(), TruthCommand.Create(),
}.Parse(args).Invoke();
