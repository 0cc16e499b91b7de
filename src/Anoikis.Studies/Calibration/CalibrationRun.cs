using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration.Pages;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Results.Files;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;

namespace Anoikis.Studies.Calibration;

/// <summary>A generation in a few numbers.</summary>
/// <param name="Generation">Its number, from 1.</param>
/// <param name="Simulated">Sets that it simulated.</param>
/// <param name="Kept">Sets that are kept after it.</param>
/// <param name="Tolerance">Largest distance that is kept.</param>
/// <param name="Acceptance">Share of its sets that lie within the tolerance before.</param>
/// <param name="EffectiveSize">Effective number of the kept sets, for their weights.</param>
public sealed record GenerationReport(int Generation, int Simulated, int Kept, double Tolerance, double Acceptance, double EffectiveSize);

/// <summary>
/// A fit on its way: generation by generation, each kept on disk when it is whole, then the posterior with its tables and its page.
/// </summary>
public sealed class CalibrationRun : IDisposable
{
    private const string KeptFolder = "generations";

    private readonly RunRequest _request;
    private readonly CalibrationPlan _plan;
    private readonly KeptEvaluations _kept;
    private readonly PopulationMonteCarlo _sampler;
    private readonly ScenarioModel _model;
    private readonly List<Population> _populations = [];

    private CalibrationRun(RunRequest request, CalibrationPlan plan, KeptEvaluations kept, ScenarioModel model)
    {
        (_request, _plan, _kept, _model) = (request, plan, kept, model);
        _sampler = new PopulationMonteCarlo(plan.Free, plan.Particles, plan.Tolerance, request.Scenario.Experiment.Seed);
        while (kept.FindPopulation(_populations.Count + 1) is { } population)
        {
            _populations.Add(population);
        }
    }

    /// <summary>results/NAME-fit-SEED: where results go when nothing is said.</summary>
    public static string DefaultDirectory(Scenario scenario)
        => Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}-fit-{scenario.Experiment.Seed}"));

    /// <summary>Generations that are done.</summary>
    public ImmutableArray<GenerationReport> Done => [.. _populations.Select(Report)];

    /// <summary>Why the fit has ended; <see cref="FitEnd.None"/> while it goes on.</summary>
    public FitEnd End => _populations.Count == 0 ? FitEnd.None : _sampler.EndAt(_populations[^1], _plan.Generations);

    /// <summary>Founding cells that the next generation simulates.</summary>
    public long CellsOfNext => _sampler.Candidates(_populations.Count + 1) * _plan.Cells;

    /// <summary>Sets that a whole fit simulates at most.</summary>
    public static long MostSets(CalibrationPlan plan) => plan.Particles * (plan.Generations + 1L);

    /// <summary>Checks the plan and the folder. Null, with findings that say what to do, when either is refused; nothing is written then.</summary>
    /// <param name="request">The scenario, which has a <see cref="Scenario.Fit"/>, and the folder.</param>
    /// <param name="networks">Finds networks.</param>
    /// <param name="findings">Takes every problem.</param>
    public static CalibrationRun? Prepare(RunRequest request, INetworkLibrary networks, DiagnosticBag findings)
    {
        if (Check(request.Scenario, networks, findings) is not { } plan)
        {
            return null;
        }

        ScenarioVariants variants = new(request.Scenario, networks);
        KeptEvaluations? kept = KeptEvaluations.Open(request.Directory, KeptFolder, "a fit", Identity(request, plan), request.Resume, findings);
        return kept is null ? null : new CalibrationRun(request, plan, kept, new ScenarioModel(plan, variants));
    }

    /// <summary>The plan of a scenario whose free numbers the scenario takes over their whole ranges; null, with findings, when there is none.</summary>
    public static CalibrationPlan? Check(Scenario scenario, INetworkLibrary networks, DiagnosticBag findings)
    {
        if (scenario.Fit is not { } plan)
        {
            findings.Error(new SourceLocation(scenario.File, 0), "the scenario has no 'fit': say which numbers are free and which observations choose them, as docs/fitting.md shows");
            return null;
        }

        new ScenarioVariants(scenario, networks).CheckRanges(plan, findings);
        return findings.HasErrors ? null : plan;
    }

    /// <summary>Simulates the next generation, and keeps it.</summary>
    /// <param name="progress">Takes founding cells whose fate is known, as increments, those kept earlier included; called from any thread.</param>
    /// <param name="cancellation">Stops it; finished sets are kept.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">What is finished cannot be kept.</exception>
    public GenerationReport Advance(Action<long> progress, CancellationToken cancellation = default)
    {
        int generation = _populations.Count + 1;
        Population population = _sampler.Advance(
            _populations,
            _model,
            _request.Scenario.Execution.Threads ?? Environment.ProcessorCount,
            index =>
            {
                Evaluation? known = _kept.FindSet(generation, index);
                progress(known is null ? 0 : _plan.Cells);
                return known;
            },
            (index, evaluation) => _kept.Keep(generation, index, evaluation),
            progress,
            cancellation);
        _kept.Keep(population);
        _populations.Add(population);
        return Report(population);
    }

    /// <summary>Writes the posterior, its tables and its page, and returns the path of the page.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public FitResult Finish()
    {
        Scenario scenario = _request.Scenario;
        FitResult result = FitResult.Of(scenario, _plan, _populations, End, _request.Version, _request.Command);
        FileText.Replace(Path.Combine(_request.Directory, PosteriorFile.Name), stream => PosteriorFile.Write(stream, _plan.Free, scenario.Observed, _populations[^1]));
        FileText.Replace(Path.Combine(_request.Directory, FitFiles.GenerationsName), FitFiles.Generations(result));
        FileText.Replace(Path.Combine(_request.Directory, FitFiles.ResultName), FitFiles.Result(result));
        FileText.Replace(Path.Combine(_request.Directory, FitPage.Name), FitPage.Html(result));
        return result;
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _kept.Dispose();

    private static GenerationReport Report(Population p) => new(p.Generation, p.Simulated, p.Sets.Length, p.Tolerance, p.Acceptance, p.EffectiveSize());

    /// <summary>All that decides the posterior: how many generations are allowed does not, so that a fit can go on with more of them.</summary>
    private static RunIdentity Identity(RunRequest request, CalibrationPlan plan)
    {
        RunIdentity run = RunIdentity.Of(request.Scenario, request.Version);
        static string Free(FreeNumber n) => $"{string.Join(", ", n.Paths)} {n.Written(n.From)} to {n.Written(n.To)} {n.Scale}";
        IdentityPart[] own =
        [
            new("fit: cells", plan.Cells.ToString(CultureInfo.InvariantCulture)),
            new("fit: particles", plan.Particles.ToString(CultureInfo.InvariantCulture)),
            new("fit: tolerance", FileText.Number(plan.Tolerance)),
            new("fit: free numbers", string.Join("; ", plan.Free.Select(Free))),
            new("fit: observations", string.Join("; ", plan.Observations.Select(o => request.Scenario.Observed[o].Quantity))),
        ];

        // Cells of an ordinary run of the scenario have no part in its fit.
        return new RunIdentity([.. run.Parts.Where(p => p.Name != "cells"), .. own]);
    }
}
