using Anoikis.Kinetics.Diagnostics;

namespace Anoikis.Kinetics.Antimony;

/// <summary>
/// A model with its instances of models laid out flat: every statement with the path of the instance that it stands in. Names are
/// paths from the main model (A.B.S1).
/// </summary>
internal sealed class InstanceTree
{
    /// <summary>Most statements after all instances are laid out.</summary>
    internal const int MaxStatements = 1_000_000;

    /// <summary>Deepest nesting of instances.</summary>
    private const int MaxDepth = 100;

    private readonly AntimonySource _source;
    private readonly DiagnosticBag _findings;
    private readonly List<AntimonyModule> _open = [];
    private readonly Dictionary<AntimonyModule, HashSet<string>> _names = [];
    private readonly Dictionary<string, AntimonyModule> _instances = new(StringComparer.Ordinal);

    private InstanceTree(AntimonySource source, DiagnosticBag findings) => (_source, _findings) = (source, findings);

    /// <summary>A statement in its place.</summary>
    /// <param name="Statement">As written.</param>
    /// <param name="Prefix">Path of the instance, with a dot at the end; empty in the main model.</param>
    /// <param name="Depth">How deep the instance is; 0 in the main model.</param>
    internal readonly record struct Placed(AntimonyStatement Statement, string Prefix, int Depth);

    /// <summary>All statements but instances, in order.</summary>
    public List<Placed> Statements { get; } = [];

    public static InstanceTree Lay(AntimonyModule main, AntimonySource source, DiagnosticBag findings)
    {
        var tree = new InstanceTree(source, findings);
        tree._instances[""] = main;
        tree.Expand(main, "", 0);
        return tree;
    }

    /// <summary>Whether a path from the main model leads to a name that its instance knows; otherwise a finding.</summary>
    public bool Check(string path, SourceLocation location)
    {
        for (int dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            string instance = path[..(dot + 1)];
            int start = dot == 0 ? 0 : path.LastIndexOf('.', dot - 1) + 1;
            if (!_instances.ContainsKey(instance))
            {
                string name = path[start..dot];
                IEnumerable<string> siblings = _instances.Keys
                    .Where(k => k.Length > start && k.StartsWith(path[..start], StringComparison.Ordinal) && k.IndexOf('.', start) == k.Length - 1)
                    .Select(k => k[start..^1]);
                _findings.Error(location, $"{name} is not an instance of a model{NearestName.Hint(name, siblings)}");
                return false;
            }
        }

        int last = path.LastIndexOf('.') + 1;
        if (last == 0)
        {
            return true;
        }

        AntimonyModule module = _instances[path[..last]];
        HashSet<string> names = NamesOf(module);
        if (!names.Contains(path[last..]))
        {
            _findings.Error(location, $"model {module.Name} has no {path[last..]}{NearestName.Hint(path[last..], names)}");
            return false;
        }

        return true;
    }

    private void Expand(AntimonyModule module, string prefix, int depth)
    {
        _open.Add(module);
        foreach (AntimonyStatement statement in module.Statements)
        {
            if (Statements.Count >= MaxStatements)
            {
                if (Statements.Count == MaxStatements)
                {
                    Statements.Add(default);
                    _findings.Error(statement.Location, $"with all its instances the model holds more than {MaxStatements} statements");
                }

                break;
            }

            if (statement is InstanceStatement instance)
            {
                Expand(instance, prefix, depth);
            }
            else
            {
                Statements.Add(new Placed(statement, prefix, depth));
            }
        }

        _open.RemoveAt(_open.Count - 1);
    }

    private void Expand(InstanceStatement instance, string prefix, int depth)
    {
        if (!_source.Modules.TryGetValue(instance.Module, out AntimonyModule? module))
        {
            _findings.Error(instance.Location, $"unknown model {instance.Module}{NearestName.Hint(instance.Module, _source.Modules.Keys)}");
            return;
        }

        if (_open.Contains(module))
        {
            string chain = string.Join(" -> ", _open.SkipWhile(m => m != module).Append(module).Select(m => m.Name).Take(20));
            _findings.Error(instance.Location, $"model {module.Name} holds an instance of itself: {chain}");
            return;
        }

        if (depth + 1 > MaxDepth)
        {
            _findings.Error(instance.Location, $"instances are nested more than {MaxDepth} deep");
            return;
        }

        string path = $"{prefix}{instance.Name}.";
        if (!_instances.TryAdd(path, module))
        {
            _findings.Error(instance.Location, $"the instance {instance.Name} is declared twice");
            return;
        }

        if (instance.Arguments.Length > 0 && instance.Arguments.Length != module.Interface.Length)
        {
            string expected = module.Interface.IsEmpty ? "none" : string.Join(", ", module.Interface);
            _findings.Error(instance.Location,
                $"model {module.Name} takes {module.Interface.Length} names ({expected}), but the instance {instance.Name} gives {instance.Arguments.Length}");
            return;
        }

        Expand(module, path, depth + 1);
        for (int i = 0; i < instance.Arguments.Length; i++)
        {
            Statements.Add(new Placed(
                new Synchronization($"{instance.Name}.{module.Interface[i]}", instance.Arguments[i], instance.Location), prefix, depth));
        }

        if (instance.Compartment is { } compartment)
        {
            Statements.Add(new Placed(new InstancePlace(instance.Name, compartment, instance.Location), prefix, depth));
        }
    }

    private HashSet<string> NamesOf(AntimonyModule module)
    {
        if (!_names.TryGetValue(module, out HashSet<string>? names))
        {
            _names[module] = names = new HashSet<string>(module.Interface, StringComparer.Ordinal);
            foreach (AntimonyStatement statement in module.Statements)
            {
                StatementNames.Collect(statement, names);
            }

            names.RemoveWhere(n => n.Contains('.', StringComparison.Ordinal));
        }

        return names;
    }
}
