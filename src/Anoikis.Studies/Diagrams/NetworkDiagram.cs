using System.Collections.Immutable;
using Anoikis.Kinetics.Descriptions;
using Anoikis.Kinetics.Networks;
using Anoikis.Numerics.Elementary;
using Anoikis.Studies.Plots;

namespace Anoikis.Studies.Diagrams;

/// <summary>
/// A network as a picture: a card for each module, species as pills, reactions as lines. A pill with a dashed edge is a species of another module that the card's reactions take, make or follow, so that no
/// line leaves a card. Synthesis and decay are not drawn.
/// </summary>
public static class NetworkDiagram
{
    /// <summary>Cards beside each other in a file of its own.</summary>
    public const int Across = 3;

    /// <summary>Cards beside each other in a report's page.</summary>
    internal const int AcrossPage = 2;

    private const double FaintestLog = -1;

    /// <summary>How to read one, to stand below it.</summary>
    public const string Reading = "How to read it: a card is a module, a pill one of its species, a line with an arrow a reaction; dotted lines lead from a species that a rate follows without using it up. A dashed pill belongs to another module; it has the same colour there. Synthesis and decay are not drawn.";

    /// <summary>Draws a network coloured by what it starts with: copies, logarithmically, against the most of any species.</summary>
    /// <param name="network">The network.</param>
    /// <param name="start">Amounts at the start by species; null for no colour.</param>
    public static Figure AtStart(ReactionNetwork network, IReadOnlyDictionary<string, double>? start)
    {
        double most = start is null || start.Count == 0 ? 0 : start.Values.Max();
        double Activity(string id)
        {
            if (start is null || !start.TryGetValue(id, out double amount) || most <= 0)
            {
                return double.NaN;
            }

            double ratio = PortableMath.Log(Math.Max(amount, 1e-300)) / PortableMath.Log(10), top = PortableMath.Log(most) / PortableMath.Log(10);
            return amount <= 0 ? 0 : Math.Clamp((ratio - FaintestLog) / Math.Max(1, top - FaintestLog), 0.02, 1);
        }

        return Draw(network, "network", Activity, Across, start is null ? [] : Legend("none at the start", "few", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{most:#,0} copies (logarithmic)")));
    }

    /// <summary>Draws a cell at one time of its course: each species against its own largest amount over the course.</summary>
    /// <param name="network">The network.</param>
    /// <param name="course">The course.</param>
    /// <param name="frame">Which of its times.</param>
    public static Figure AtFrame(ReactionNetwork network, DiagramCourse course, int frame) => AtFrame(network, course, frame, "network", Across);

    internal static Figure AtFrame(ReactionNetwork network, DiagramCourse course, int frame, string id, int across)
        => Draw(network, id, species => course.Activity(species, frame), across, CourseLegend);

    internal static IReadOnlyList<LegendEntry> CourseLegend => Legend("none", "a little", "its own largest amount over the course");

    /// <summary>All species in the order of their numbers in pictures.</summary>
    internal static ImmutableArray<string> Species(ReactionNetwork network) => [.. network.Species.Select(s => s.Id)];

    private static Figure Draw(ReactionNetwork network, string id, Func<string, double> activity, int across, IReadOnlyList<LegendEntry> legend)
    {
        ArgumentNullException.ThrowIfNull(network);
        DiagramLayout layout = DiagramLayout.Of(NetworkGroup.Of(network), across);
        string title = $"The network {network.Name ?? network.Id}: {network.Species.Length} species, {network.Reactions.Length} reactions";
        return new Figure(DiagramDrawing.Svg(id, title, layout, Species(network), activity), legend, layout.Width, layout.Height);
    }

    private static LegendEntry[] Legend(string none, string little, string most)
        => [new(none, DiagramDrawing.Fill(0)), new(little, DiagramDrawing.Fill(0.02)), new("half", DiagramDrawing.Fill(0.5)), new(most, DiagramDrawing.Fill(1))];
}
