using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Descriptions;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Studies.Diagrams;
using Anoikis.Studies.Plots;

namespace Anoikis.Tests.Studies.Diagrams;

/// <summary>Networks as pictures: everything is there once, nothing lies on anything else, colours are those of the course.</summary>
public sealed class NetworkDiagramTests
{
    [Theory]
    [InlineData("reference", 3)]
    [InlineData("full", 3)]
    [InlineData("full", 2)]
    public void Cards_pills_and_labels_do_not_overlap(string name, int across)
    {
        ReactionNetwork network = Network(name);
        DiagramLayout layout = DiagramLayout.Of(NetworkGroup.Of(network), across);
        Assert.Equal(network.Species.Length, layout.Groups.Sum(g => g.Species.Count(s => !s.IsBorrowed)));
        Assert.Empty(Overlaps(layout));
        Assert.All(layout.Groups, g => Assert.All(g.Species, s => Assert.InRange(PlotFont.Measure(DiagramDrawing.Label(s.Id, DiagramDrawing.Prefix(g.Group)), 10.5f), 1, DiagramLayout.PillWidth)));
        Assert.All(layout.Groups, g => Assert.True(g.X + DiagramLayout.CardWidth <= layout.Width && g.Y + g.Height <= layout.Height));

        // A pill moved by half its height is found.
        PlacedGroup first = layout.Groups[0];
        PlacedSpecies moved = first.Species[0] with { X = first.Species[1].X, Y = first.Species[1].Y + (DiagramLayout.PillHeight / 2) };
        Assert.NotEmpty(Overlapping([moved, first.Species[1]]));
    }

    [Fact]
    public void Every_reaction_has_its_species_in_its_card()
    {
        foreach (NetworkGroup group in NetworkGroup.Of(Network("full")))
        {
            HashSet<string> there = [.. group.Own, .. group.Borrowed];
            Assert.All(group.Reactions, r => Assert.Empty(r.From.Concat(r.To).Concat(r.By).Except(there)));
            Assert.Empty(group.Own.Intersect(group.Borrowed));
        }

        Assert.Equal("sensors_", DiagramDrawing.Prefix(NetworkGroup.Of(Network("reference")).Single(g => g.Name == "bh3_only")));
        NetworkGroup receptors = NetworkGroup.Of(Network("reference")).Single(g => g.Name == "death_receptors");
        Assert.Contains("DISC", receptors.Own);
        Assert.Contains(receptors.Reactions, r => r.From.Contains("TRAILR") || r.To.Contains("TRAILR"));
    }

    [Fact]
    public void A_pill_has_the_colour_of_its_activity()
    {
        ReactionNetwork network = Network("reference");
        var course = new DiagramCourse([0, 60], ImmutableDictionary<string, ImmutableArray<double>>.Empty.Add("C3", [0, 400]).Add("XIAP", [800, 200]));
        XElement svg = XElement.Parse(NetworkDiagram.AtFrame(network, course, 0).Svg);
        string Fill(XElement picture, string id) => picture.Descendants().First(e => e.Name.LocalName == "rect" && (string?)e.Attribute("class") == $"s{network.Species.Select(s => s.Id).ToList().IndexOf(id)}").Attribute("fill")!.Value;
        Assert.Equal(DiagramDrawing.Fill(0), Fill(svg, "C3"));
        Assert.Equal(DiagramDrawing.Fill(1), Fill(svg, "XIAP"));
        Assert.Equal(DiagramDrawing.Fill(double.NaN), Fill(svg, "PARP"));
        svg = XElement.Parse(NetworkDiagram.AtFrame(network, course, 1).Svg);
        Assert.Equal((DiagramDrawing.Fill(1), DiagramDrawing.Fill(0.25)), (Fill(svg, "C3"), Fill(svg, "XIAP")));
        Assert.NotEqual(DiagramDrawing.Fill(0.25), DiagramDrawing.Fill(0.5));
    }

    [Fact]
    public void A_page_needs_nothing_but_itself()
    {
        ReactionNetwork network = Network("reference");
        string page = DiagramPage.Html(network, null, new DiagramCourse([0, 3600], ImmutableDictionary<string, ImmutableArray<double>>.Empty.Add("C3", [0, 400])));
        Assert.DoesNotMatch(new Regex("(?:src|href)=|@import|url\\((?!#)|fetch\\(|XMLHttpRequest"), page);
        Assert.Contains("\"frames\":[[", page, StringComparison.Ordinal);
        Assert.Contains("\"60 min\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("application/json", DiagramPage.Html(network, null, null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,C3\n0,1\n60,x\n", 3, "C3 is 'x'; allowed is a finite number")]
    [InlineData("time,C3\n0,1\n0,2\n", 3, "does not lie after the row before")]
    [InlineData("time,C3\n0,1,2\n60,2\n", 2, "the row has 3 fields where the first has 2")]
    [InlineData("t,C3\n0,1\n", 1, "time first")]
    [InlineData("time,Q,W\n0,1,2\n", 1, "no species of the network")]
    public void Wrong_courses_are_refused_by_line(string text, int line, string message)
    {
        DiagnosticBag findings = [];
        Assert.Null(DiagramCourse.Read(text, "course.csv", Network("reference"), findings));
        Assert.Contains(findings, f => f.Location == new SourceLocation("course.csv", line) && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_course_keeps_its_ends()
    {
        var course = new DiagramCourse([.. Enumerable.Range(0, 1001).Select(i => (double)i)], ImmutableDictionary<string, ImmutableArray<double>>.Empty.Add("C3", [.. Enumerable.Range(0, 1001).Select(i => (double)i)]));
        DiagramCourse thinned = course.Thinned(DiagramCourse.MostFrames);
        Assert.InRange(thinned.Times.Length, 100, DiagramCourse.MostFrames);
        Assert.Equal((0, 1000, 1000), (thinned.Times[0], thinned.Times[^1], thinned.Values["C3"][^1]));
    }

    private static ReactionNetwork Network(string name) => BuiltInCells.Load(name, [])!.Value.Network.Network;

    private static IEnumerable<string> Overlaps(DiagramLayout layout)
        => Overlapping([.. layout.Groups.SelectMany(g => g.Species)]).Concat(layout.Groups.SelectMany(a => layout.Groups.Where(b => a != b
            && a.X < b.X + DiagramLayout.CardWidth && b.X < a.X + DiagramLayout.CardWidth && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height).Select(b => $"{a.Group.Name}, {b.Group.Name}")));

    private static IEnumerable<string> Overlapping(ImmutableArray<PlacedSpecies> pills)
        => pills.SelectMany((a, i) => pills.Skip(i + 1).Where(b => a.X < b.X + DiagramLayout.PillWidth && b.X < a.X + DiagramLayout.PillWidth && a.Y < b.Y + DiagramLayout.PillHeight && b.Y < a.Y + DiagramLayout.PillHeight)
            .Select(b => $"{a.Id}, {b.Id}"));
}
