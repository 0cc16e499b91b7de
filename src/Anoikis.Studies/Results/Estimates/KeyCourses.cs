using System.Collections.Immutable;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Plots;

namespace Anoikis.Studies.Results.Estimates;

/// <summary>The last day of a few sampled cells that died by apoptosis and that lived, in a few species: the switch takes minutes and would be lost in weeks.</summary>
internal static class KeyCourses
{
    private const int MostCells = 6;
    private const int MostSpecies = 6;
    private const int MostPoints = 240;
    private const double Span = 86400;

    /// <summary>The courses, species by species.</summary>
    /// <param name="run">The run.</param>
    public static ImmutableArray<CellCourse> Of(RunRecord run)
    {
        (SampledCourse Course, bool Died)[] cells = [.. Chosen(run)];
        var courses = ImmutableArray.CreateBuilder<CellCourse>();
        foreach ((int state, string name) in Species(run, cells))
        {
            foreach ((SampledCourse course, bool died) in cells)
            {
                double end = course.Times[^1];
                int[] last = [.. Enumerable.Range(0, course.Times.Length).Where(i => course.Times[i] >= end - Span)];
                int every = Math.Max(1, (last.Length + MostPoints - 1) / MostPoints);
                int[] kept = [.. last.Where((i, n) => n % every == 0 || i == last[^1])];
                courses.Add(new CellCourse(name, died, [.. kept.Select(i => course.Times[i] - end)], [.. kept.Select(i => Value(run, course, i, state))]));
            }
        }

        return courses.ToImmutable();
    }

    private static IEnumerable<(SampledCourse Course, bool Died)> Chosen(RunRecord run)
    {
        Dictionary<(long, int), CellFate> fates = [];
        HashSet<(long, int)> sampled = [.. run.Courses.Select(c => (c.Founder, c.Replicate))];
        for (int row = 0; row < run.Entities.Count; row++)
        {
            (long, int) key = (run.Entities.Founder[row], run.Entities.Replicate[row]);
            if (sampled.Contains(key))
            {
                fates[key] = run.Entities.Fate[row];
            }
        }

        var known = run.Courses.Where(c => c.Times.Length > 1 && fates.ContainsKey((c.Founder, c.Replicate)))
            .Select(c => (Course: c, Fate: fates[(c.Founder, c.Replicate)])).ToArray();
        return known.Where(c => c.Fate == CellFate.Apoptosis).Take(MostCells).Select(c => (c.Course, true))
            .Concat(known.Where(c => c.Fate == CellFate.Alive).Take(MostCells).Select(c => (c.Course, false)));
    }

    /// <summary>The species that the manifest names; without any, those whose peaks differ most between the cells that died and that lived.</summary>
    private static IEnumerable<(int State, string Name)> Species(RunRecord run, (SampledCourse Course, bool Died)[] cells)
    {
        if (run.Manifest.KeySpecies.Length > 0)
        {
            return run.Manifest.KeySpecies.Select(k => (run.States.IndexOf(k.Name), k.Description.Length > 0 ? k.Description : k.Name)).Where(k => k.Item1 >= 0).Take(MostSpecies);
        }

        return Enumerable.Range(0, run.States.Length)
            .Select(state => (State: state, Contrast: Contrast(run, cells, state)))
            .Where(s => s.Contrast > 0)
            .OrderByDescending(s => s.Contrast).ThenBy(s => s.State)
            .Take(MostSpecies)
            .Select(s => (s.State, run.States[s.State]));
    }

    private static double Contrast(RunRecord run, (SampledCourse Course, bool Died)[] cells, int state)
    {
        double[] died = [.. cells.Where(c => c.Died).Select(c => Peak(run, c.Course, state))];
        double[] lived = [.. cells.Where(c => !c.Died).Select(c => Peak(run, c.Course, state))];
        if (died.Length == 0 && lived.Length == 0)
        {
            return 0;
        }

        double most = Math.Max(died.DefaultIfEmpty(0).Max(), lived.DefaultIfEmpty(0).Max());
        return most > 0 ? (Math.Abs(died.DefaultIfEmpty(0).Average() - lived.DefaultIfEmpty(0).Average()) / most) + 1e-9 : 0;
    }

    private static double Peak(RunRecord run, SampledCourse course, int state)
        => Enumerable.Range(0, course.Times.Length).Max(i => Value(run, course, i, state));

    private static double Value(RunRecord run, SampledCourse course, int time, int state) => course.States[(time * run.States.Length) + state];
}
