using System.Collections.Immutable;
using System.CommandLine;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Help;
using Anoikis.Cli.Output;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Cli.Catalogue;

/// <summary>The frame of the commands that list a catalogue, or show one of its entries: what is wrong goes to standard error, what was asked for to standard output, as words or as JSON.</summary>
/// <typeparam name="T">An entry of the catalogue.</typeparam>
internal sealed record CatalogueCommand<T>
    where T : class
{
    /// <summary>The argument that names an entry.</summary>
    public required Argument<string?> Name { get; init; }

    /// <summary>What the option --network does.</summary>
    public required string OfNetwork { get; init; }

    /// <summary>The whole catalogue.</summary>
    public required ImmutableArray<T> All { get; init; }

    /// <summary>The entries that a network has.</summary>
    public required Func<CellNetwork, bool, ImmutableArray<T>> Held { get; init; }

    /// <summary>The entry of a name among those of a network (null: of all); null, with findings that name what is near, where there is none.</summary>
    public required Func<string, string?, ImmutableArray<T>, DiagnosticBag, T?> Find { get; init; }

    /// <summary>Writes a table of entries.</summary>
    public required Action<IEnumerable<T>, TextWriter> WriteTable { get; init; }

    /// <summary>Writes one entry.</summary>
    public required Action<T, TextWriter> Write { get; init; }

    /// <summary>An entry as JSON has it.</summary>
    public Func<T, object> Row { get; init; } = entry => entry;

    /// <summary>Gives a command its argument, options and action.</summary>
    public Command Of(ExampleCommand command)
    {
        Option<string?> network = NetworkOption.Create(OfNetwork);
        Option<bool> json = new("--json") { Description = "Write JSON." };
        command.Arguments.Add(Name);
        command.Options.Add(network);
        command.Options.Add(json);
        command.SetAction(parsed => (int)Run(
            parsed.GetValue(Name), parsed.GetValue(network), parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private ExitCode Run(string? name, string? network, bool json, TextWriter output, TextWriter error)
    {
        DiagnosticBag findings = [];
        ImmutableArray<T>? entries = network is null ? All : BuiltInCells.Load(network, findings) is { } loaded ? Held(loaded.Network, NetworkModules.IsComposition(network)) : null;
        T? one = name is null || entries is null ? null : Find(name, network, entries.Value, findings);
        if (Findings.Print(findings, error) || entries is null)
        {
            return ExitCode.BadInput;
        }

        if (json)
        {
            output.Write(one is null ? CatalogueJson.Of(entries.Value.Select(Row)) : CatalogueJson.Of(Row(one)));
        }
        else if (one is null)
        {
            WriteTable(entries.Value, output);
        }
        else
        {
            Write(one, output);
        }

        return ExitCode.Done;
    }
}
