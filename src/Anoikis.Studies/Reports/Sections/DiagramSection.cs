using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Networks;
using Anoikis.Metastasis.Populations;
using Anoikis.Studies.Diagrams;
using Anoikis.Studies.Results;

namespace Anoikis.Studies.Reports.Sections;

/// <summary>The network with the course of a sampled cell in a few frames, of which the reader chooses one; the page has no script, so style sheets do it.</summary>
internal static class DiagramSection
{
    private const int MostFrames = 6;
    private const double Span = 86400;
    private const string Picture = "plot-network";

    public static void Write(HtmlWriter page, RunRecord run)
    {
        // A network of a user's own stands in the manifest as a text only; those that come with the program are at hand.
        if (Chosen(run) is not { } cell || BuiltInCells.Load(run.Manifest.Network.Name, []) is not { } loaded || loaded.Network.Network.Species.All(s => !run.States.Contains(s.Id)))
        {
            return;
        }

        ReactionNetwork network = loaded.Network.Network;
        DiagramCourse course = Course(run, cell.Course);
        page.Section("network", "The network in one of them");
        page.Open("div", "frames");
        page.Markup(Style(network, course));
        for (int f = 0; f < course.Times.Length; f++)
        {
            page.Markup($"<input type=\"radio\" name=\"frame\" id=\"frame-{f}\"{(f == course.Times.Length - 1 ? " checked" : "")}><label for=\"frame-{f}\">{Words(course.Times[f])}</label>");
        }

        string end = cell.Died ? "its death" : "the end of the run";
        page.Figure(
            NetworkDiagram.AtFrame(network, course, course.Times.Length - 1, Picture, NetworkDiagram.AcrossPage),
            string.Create(CultureInfo.InvariantCulture, $"Founding cell {cell.Course.Founder}, by the time left to {end}; choose one above the picture. {NetworkDiagram.Reading}"));
        page.Close("div").Close("section");
    }

    private static string Words(double seconds) => seconds == 0 ? "the end" : $"{ReportNumbers.Time(-seconds)} before";

    // A cell that died tells more than one that lived.
    private static (SampledCourse Course, bool Died)? Chosen(RunRecord run)
    {
        HashSet<(long, int)> dead = [];
        for (int row = 0; row < run.Entities.Count; row++)
        {
            if (run.Entities.Fate[row] == CellFate.Apoptosis)
            {
                dead.Add((run.Entities.Founder[row], run.Entities.Replicate[row]));
            }
        }

        SampledCourse[] known = [.. run.Courses.Where(c => c.Times.Length > 1)];
        return known.FirstOrDefault(c => dead.Contains((c.Founder, c.Replicate))) is { } died ? (died, true) : known.Length > 0 ? (known[0], false) : null;
    }

    /// <summary>The last day, its frames denser towards the end, where the switch is; times before the end, seconds.</summary>
    private static DiagramCourse Course(RunRecord run, SampledCourse course)
    {
        double end = course.Times[^1];
        int[] last = [.. Enumerable.Range(0, course.Times.Length).Where(i => course.Times[i] >= end - Span)];
        int[] kept = [.. Enumerable.Range(0, MostFrames).Select(f => last[^1] - (f == 0 ? 0 : (int)Math.Round(Math.Pow(last.Length - 1, f / (double)(MostFrames - 1))))).Where(i => i >= last[0]).Distinct().Order()];
        return new DiagramCourse(
            [.. kept.Select(i => course.Times[i] - end)],
            run.States.Select((id, s) => (id, Values: kept.Select(i => course.States[(i * run.States.Length) + s]).ToImmutableArray())).ToImmutableDictionary(v => v.id, v => v.Values));
    }

    private static string Style(ReactionNetwork network, DiagramCourse course)
    {
        var text = new StringBuilder("<style>\n");
        var species = NetworkDiagram.Species(network);
        for (int f = 0; f < course.Times.Length; f++)
        {
            // Species of one colour share a rule.
            foreach (IGrouping<(string Fill, string Ink), int> group in Enumerable.Range(0, species.Length).Where(s => !double.IsNaN(course.Activity(species[s], f)))
                .GroupBy(s => Math.Ceiling(course.Activity(species[s], f) * 20) / 20).Select(g => (Colour: (DiagramDrawing.Fill(g.Key), DiagramDrawing.Ink(g.Key)), Numbers: g))
                .SelectMany(g => g.Numbers.Select(n => (g.Colour, n))).GroupBy(g => g.Colour, g => g.n))
            {
                text.AppendJoin(',', group.Select(s => $"#frame-{f}:checked~figure .s{s}")).Append("{fill:").Append(group.Key.Fill).Append("}\n");
                text.AppendJoin(',', group.Select(s => $"#frame-{f}:checked~figure .t{s}")).Append("{fill:").Append(group.Key.Ink).Append("}\n");
            }
        }

        return text.Append("</style>").ToString();
    }
}
