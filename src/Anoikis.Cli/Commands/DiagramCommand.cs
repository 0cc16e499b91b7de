using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Cli.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Studies.Diagrams;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis diagram MODEL --out FILE</c>: a network as a picture, or as a page that plays a cell's course.</summary>
internal static class DiagramCommand
{
    private const string Picture = ".svg";
    private const string Page = ".html";
    private const int LargestCourse = 256 * 1024 * 1024;

    public static Command Create()
    {
        Option<string?> file = new("--out") { Description = $"The file: {Picture} for a picture, {Page} for a page in which a cell's course plays.", Required = true, HelpName = "FILE" };
        Option<string?> course = new("--course") { Description = "A cell's course as 'anoikis simulate MODEL --out FILE' writes it; its colours are each species' amount against its largest.", HelpName = "FILE.csv" };
        ExampleCommand command = new(
            "diagram",
            "Draw a network: modules as cards, species, reactions, and by colour what a cell starts with or how active it is along a course.",
            new Example("anoikis diagram full --out full.svg", "The core with every module, coloured by copies at the start."),
            new Example("anoikis simulate reference --end 24h --set TRAIL=3000 --out course.csv", "A cell under 50 ng/mL of TRAIL, ..."),
            new Example("anoikis diagram reference --course course.csv --out trail.html", "... as a page that plays its course; it needs nothing but itself."));
        return NetworkText.Of(command, file, [course, file], (parsed, _, network, findings) => Text(network, parsed.GetValue(file)!, parsed.GetValue(course), findings));
    }

    /// <summary>The picture or page, by the end of the file's name; null, with findings, where it is of another kind or the course is not one.</summary>
    public static string? Text(ReactionNetwork network, string file, string? courseFile, DiagnosticBag findings)
    {
        string extension = Path.GetExtension(file).ToLowerInvariant();
        if (extension is not (Picture or Page))
        {
            findings.Error(new SourceLocation(file, 0), $"the file ends in '{extension}'{NearestName.Hint(extension, [Picture, Page])}; allowed are {Picture} for a picture and {Page} for a page");
        }

        DiagramCourse? course = courseFile is null ? null
            : Studies.Scenarios.Yaml.BoundedFile.ReadText(courseFile, courseFile, LargestCourse, findings) is { } text ? DiagramCourse.Read(text, courseFile, network, findings) : null;
        if (findings.HasErrors)
        {
            return null;
        }

        IReadOnlyDictionary<string, double>? start = course is null ? Start(network) : null;
        return extension == Page ? DiagramPage.Html(network, start, course)
            : (course is null ? NetworkDiagram.AtStart(network, start) : NetworkDiagram.AtFrame(network, course, course.Times.Length - 1)).ToFile();
    }

    // A network whose equations cannot be built is drawn without colours.
    private static Dictionary<string, double>? Start(ReactionNetwork network)
    {
        if (EquationBuilder.Build(network, new EquationOptions(), []) is not { } system)
        {
            return null;
        }

        StartingValues starting = new(system);
        double[] states = starting.States(starting.Parameters());
        return Enumerable.Range(0, system.States.Length).ToDictionary(i => system.States[i].Id, i => states[i], StringComparer.Ordinal);
    }
}
