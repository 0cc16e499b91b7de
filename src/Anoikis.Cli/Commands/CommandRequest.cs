using System.CommandLine;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Runs;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Cli.Commands;

/// <summary>What a command asks to be run.</summary>
internal static class CommandRequest
{
    public static readonly string Version = typeof(CommandRequest).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static RunRequest Of(ParseResult parsed, Scenario scenario, string directory, bool resume) => new()
    {
        Scenario = scenario,
        Directory = directory,
        Resume = resume,
        Version = Version,
        Command = Text(parsed),
    };

    public static AssayRequest Of(ParseResult parsed, AssayScenario scenario, string directory, bool resume) => new()
    {
        Scenario = scenario,
        Directory = directory,
        Resume = resume,
        Version = Version,
        Command = Text(parsed),
    };

    /// <summary>The command as the user typed it.</summary>
    public static string Text(ParseResult parsed) => "anoikis " + string.Join(' ', parsed.Tokens.Select(t => t.Value.Any(char.IsWhiteSpace) ? $"\"{t.Value}\"" : t.Value));
}
