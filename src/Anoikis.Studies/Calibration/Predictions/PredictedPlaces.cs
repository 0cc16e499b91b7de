using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Calibration.Posteriors;
using Anoikis.Studies.Scenarios;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Studies.Calibration.Predictions;

/// <summary>Where each number of a posterior goes in a scenario.</summary>
/// <param name="Columns">Index of each number that is used, with its paths here.</param>
/// <param name="LeftOut">Paths that the scenario declares left out, with its reasons.</param>
internal sealed record PredictedPlaces(ImmutableArray<(PosteriorColumn Column, ImmutableArray<string> Paths)> Columns, ImmutableArray<PosteriorPath> LeftOut)
{
    /// <summary>
    /// Places every number of a posterior, as the scenario declares or else where it stood in the scenario that was fitted. Null, with findings, when the scenario lacks
    /// a place and does not say that the number is left out: every missing one is named.
    /// </summary>
    public static PredictedPlaces? Of(PosteriorTable posterior, Scenario scenario, DiagnosticBag findings)
    {
        List<(PosteriorColumn, ImmutableArray<string>)> columns = [];
        List<PosteriorPath> leftOut = [];
        foreach (PosteriorColumn column in posterior.Columns)
        {
            PosteriorPath? declared = scenario.PosteriorPaths.FirstOrDefault(p => p.Path == column.Path);
            if (declared is { To.IsEmpty: true })
            {
                leftOut.Add(declared);
            }
            else if (declared is not null)
            {
                columns.Add((column, declared.To));
            }
            else if (YamlPath.Find(scenario.Tree, YamlPath.Parts(column.Path), out string problem) is null)
            {
                findings.Error(
                    new SourceLocation(scenario.File, 0),
                    $"the posterior's number '{column.Path}' has no place here: {problem}. Declare it: 'predict: [{{path: {column.Path}, to: PATH}}]', or 'left_out: why'");
            }
            else
            {
                columns.Add((column, [column.Path]));
            }
        }

        foreach (PosteriorPath unknown in scenario.PosteriorPaths.Where(p => posterior.Columns.All(c => c.Path != p.Path)))
        {
            findings.Error(
                unknown.Location,
                $"predict names '{unknown.Path}', which is no number of the posterior{NearestName.Hint(unknown.Path, posterior.Columns.Select(c => c.Path))}; it has {string.Join(", ", posterior.Columns.Select(c => c.Path))}");
        }

        foreach (IGrouping<string, string> twice in columns.SelectMany(c => c.Item2.Select(to => (to, c.Item1.Path))).GroupBy(p => p.to, p => p.Path).Where(g => g.Count() > 1))
        {
            findings.Error(new SourceLocation(scenario.File, 0), $"'{twice.Key}' would take several numbers of the posterior: {string.Join(", ", twice)}; give it one");
        }

        return findings.HasErrors ? null : new PredictedPlaces([.. columns], [.. leftOut]);
    }

    /// <summary>The values of a set in their places.</summary>
    public IEnumerable<Placed> At(int set) => Columns.SelectMany(c => c.Paths.Select(path => new Placed(path, c.Column.Written(set))));
}
