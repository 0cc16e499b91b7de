using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration;
using Anoikis.Studies.Calibration.Sampling;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Networks;
using Anoikis.Studies.Scenarios.Yaml;
using Anoikis.Tests.Studies.Runs;

namespace Anoikis.Tests.Studies.Calibration;

/// <summary>A fit of two numbers on a published network to data that the same scenario made.</summary>
public sealed class RecoveryTests
{
    private const double Rate = 0.8;
    private const double Median = 10;

    private const string Text = """
        seed: 3
        cells: 400
        until: 2 d
        network: lopez2013
        clones: {tumour: {levels: {BCL2: {fold: 1.5}}}}
        cascade:
          steps:
            circulation:
              site: blood
              exits:
                - {advance: tissue, after: {lognormal: {median: 5 h, sigma: 0.5}}}
            tissue:
              site: liver
              stimuli:
                TRAIL: {pulses: {rate: 0.3 per d, dose: 50 ng/mL, duration: 4 h}}
              may_stay: true
        observed:
          - {quantity: in tissue, source: simulated, observed: 0.5, lower: 0.4, upper: 0.6, measure: reached tissue by 12 h per injected}
          - {quantity: alive, source: simulated, observed: 0.5, lower: 0.4, upper: 0.6, measure: alive at 2 d per injected}
        fit:
          cells: 400
          particles: 25
          generations: 20
          free:
            - {name: contacts, path: cascade.steps.tissue.stimuli.TRAIL.pulses.rate, from: 0.05 per d, to: 6 per d, scale: log, assumed: made up for the test}
            - {name: time in blood, path: cascade.steps.circulation.exits.0.after.lognormal.median, from: 2 h, to: 40 h, scale: log, assumed: made up for the test}
          observations: [in tissue, alive]
        """;

    [Fact]
    [Trait("Category", "slow")]
    public void Numbers_that_made_the_data_lie_inside_their_intervals()
    {
        Scenario origin = Read();
        Placed[] truth = [.. ScenarioVariants.At(origin.Fit!.Free[0], Rate), .. ScenarioVariants.At(origin.Fit.Free[1], Median)];
        VariantRun made = ScenarioModel.Run(new ScenarioVariants(origin, new NetworkLibrary()), truth, 2000, 77, null, default);
        string[] settings =
        [
            .. made.Simulated.SelectMany((value, i) => new[]
            {
                string.Create(CultureInfo.InvariantCulture, $"observed.{i}.observed={value}"),
                string.Create(CultureInfo.InvariantCulture, $"observed.{i}.lower={value - 0.04}"),
                string.Create(CultureInfo.InvariantCulture, $"observed.{i}.upper={value + 0.04}"),
            }),
        ];

        using WatchedFolder folder = new();
        RunRequest request = new() { Scenario = Read(settings), Directory = folder.File("fit"), Version = "0.1.0" };
        DiagnosticBag findings = [];
        using CalibrationRun? run = CalibrationRun.Prepare(request, new NetworkLibrary(), findings);
        Assert.True(run is not null, string.Join('\n', findings));
        while (run.End == FitEnd.None)
        {
            run.Advance(_ => { });
        }

        var fit = run.Finish();
        Assert.True(fit.End == FitEnd.ToleranceReached, string.Join('\n', fit.Generations));
        foreach ((int number, double value) in new[] { (0, Rate), (1, Median) })
        {
            var found = fit.Numbers[number].Value;
            Assert.InRange(value, found.Lower, found.Upper);
            Assert.True(found.Upper < 3 * value && found.Lower > value / 3, $"{found} leaves in what is far from {value}");
        }

        Assert.Equal(0, fit.FailedCells);
    }

    private static Scenario Read(params string[] settings)
    {
        DiagnosticBag findings = [];
        Setting[] parsed = [.. settings.Select(s => Setting.Parse(s, findings)).OfType<Setting>()];
        return ScenarioReader.Read(YamlText.Read(Text, "recovery.yaml", findings)!, "recovery.yaml", parsed, new NetworkLibrary(), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
    }
}
