using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Apoptosis.Networks;

/// <summary>
/// What a network is joined of: the core, and modules that connect to it by the names of their headers. "reference" is the core alone, "reference + granzyme + er_stress" joins
/// what it names, "full" joins every module of models/modules.csv.
/// </summary>
public sealed class NetworkModules
{
    /// <summary>Name of the core alone.</summary>
    public const string CoreName = "reference";

    /// <summary>Name of the core with every module.</summary>
    public const string FullName = "full";

    private const string Core = "core";
    private const string TableFile = "modules.csv";

    private NetworkModules(string name, ImmutableArray<NetworkModule> joined) => (Name, Joined) = (name, joined);

    /// <summary>Name of the network, as written but for spaces.</summary>
    public string Name { get; }

    /// <summary>The modules that join the core, in the order of modules.csv.</summary>
    public ImmutableArray<NetworkModule> Joined { get; }

    /// <summary>All modules that there are.</summary>
    public static ImmutableArray<NetworkModule> All { get; } = ReadAll();

    /// <summary>Whether a name begins with the core's, or is that of the core with everything.</summary>
    public static bool IsComposition(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name == FullName || name.Split('+')[0].Trim() == CoreName;
    }

    /// <summary>Reads a composition; null, with findings, when it names what there is not, or leaves out what a module needs.</summary>
    /// <param name="name">Its name, such as "reference + granzyme".</param>
    /// <param name="findings">Takes every problem.</param>
    public static NetworkModules? Read(string name, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(findings);
        if (name == FullName)
        {
            return new NetworkModules(name, All);
        }

        string[] named = [.. name.Split('+').Skip(1).Select(m => m.Trim())];
        bool sound = true;
        foreach (string unknown in named.Where(n => All.All(m => m.Name != n)))
        {
            findings.Error(SourceLocation.None, $"there is no module \"{unknown}\"{NearestName.Hint(unknown, All.Select(m => m.Name))}; there are {string.Join(", ", All.Select(m => m.Name))}");
            sound = false;
        }

        foreach (string twice in named.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            findings.Error(SourceLocation.None, $"the module \"{twice}\" is named twice in \"{name}\"");
            sound = false;
        }

        foreach (NetworkModule module in All.Where(m => named.Contains(m.Name, StringComparer.Ordinal)))
        {
            foreach (string missing in module.Needs.Where(n => !named.Contains(n, StringComparer.Ordinal)))
            {
                findings.Error(SourceLocation.None, $"the module \"{module.Name}\" needs \"{missing}\", which \"{name}\" does not name");
                sound = false;
            }
        }

        return sound ? new NetworkModules(string.Join(" + ", named.Prepend(CoreName)), [.. All.Where(m => named.Contains(m.Name, StringComparer.Ordinal))]) : null;
    }

    /// <summary>The composition that holds a module besides what a network holds already, such as "reference + granzyme".</summary>
    /// <param name="network">The network, itself the core or a composition.</param>
    /// <param name="module">The module.</param>
    public static string Shortest(CellNetwork network, string module)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Name == FullName ? FullName : With(network.Name.Split('+').Skip(1).Select(m => m.Trim()).Append(module));
    }

    /// <summary>The shortest composition that holds some modules.</summary>
    /// <param name="modules">Their names; what is no module's name, such as core, adds nothing.</param>
    public static string With(IEnumerable<string> modules)
    {
        HashSet<string> all = [.. modules];
        foreach (NetworkModule module in All.Reverse().Where(m => all.Contains(m.Name)))
        {
            all.UnionWith(module.Needs);
        }

        return string.Join(" + ", [CoreName, .. All.Select(m => m.Name).Where(all.Contains)]);
    }

    /// <summary>Whether a row of a table belongs to the core or to a module that is joined.</summary>
    internal bool Holds(CommaTable.Row row) => row["module"] == Core || Joined.Any(m => m.Name == row["module"]);

    private static ImmutableArray<NetworkModule> ReadAll()
    {
        DiagnosticBag findings = [];
        string text = BuiltInNetworks.Import(TableFile) ?? throw new InvalidOperationException($"the resource {TableFile} is missing");
        CommaTable table = CommaTable.Read(text, TableFile, ["module", "needs", "description"], findings) ?? throw new InvalidOperationException(string.Join('\n', findings));
        return [.. table.Rows.Select(r => new NetworkModule(r["module"], [.. r["needs"].Split(' ', StringSplitOptions.RemoveEmptyEntries)], r["description"]))];
    }
}

/// <summary>A module that can join the core.</summary>
/// <param name="Name">Its name, and that of its file under models/apoptosis/modules.</param>
/// <param name="Needs">The modules that must be there too.</param>
/// <param name="Description">What it holds.</param>
public sealed record NetworkModule(string Name, ImmutableArray<string> Needs, string Description);
