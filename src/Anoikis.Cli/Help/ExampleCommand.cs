using System.CommandLine;

namespace Anoikis.Cli.Help;

/// <summary>One line to type and what it does.</summary>
/// <param name="Line">The command line.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string Line, string Meaning);

/// <summary>A command whose help ends with examples.</summary>
internal sealed class ExampleCommand(string name, string description, params Example[] examples) : Command(name, description)
{
    public IReadOnlyList<Example> Examples { get; } = examples;
}
