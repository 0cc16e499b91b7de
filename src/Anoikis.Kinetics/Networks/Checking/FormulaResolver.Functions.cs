using System.Collections.Immutable;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Expressions;

namespace Anoikis.Kinetics.Networks.Checking;

/// <summary>The functions' own bodies: each is expanded once, before any formula that calls it.</summary>
internal sealed partial class FormulaResolver
{
    /// <summary>Longest chain of functions that call one another.</summary>
    private const int MaxCallChain = 200;

    private readonly Dictionary<string, ExpandedFunction> _expanded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly List<string> _callChain = [];

    /// <summary>A function ready to be put in the place of its calls.</summary>
    /// <param name="Definition">As declared.</param>
    /// <param name="Body">Its body without calls, or null when it is faulty.</param>
    /// <param name="Measure">Size of the body.</param>
    /// <param name="Uses">How often the body names each argument.</param>
    private sealed record ExpandedFunction(FunctionDefinition Definition, Expression? Body, ExpressionMeasure Measure, ImmutableArray<long> Uses);

    /// <summary>The formula under check, and what was already said about it.</summary>
    private sealed class FormulaSite(SourceLocation location, string what, ImmutableArray<string> arguments)
    {
        public SourceLocation Location { get; } = location;

        public string What { get; } = what;

        /// <summary>The names that a function's body may use; default in any other formula.</summary>
        public ImmutableArray<string> Arguments { get; } = arguments;

        public HashSet<string> Reported { get; } = new(StringComparer.Ordinal);

        public bool TooDeep { get; set; }
    }

    private void ExpandFunctions(NetworkDraft draft)
    {
        foreach (FunctionDefinition definition in draft.Functions)
        {
            _definitions.TryAdd(definition.Id, definition);
        }

        foreach (FunctionDefinition definition in draft.Functions)
        {
            Function(definition.Id);
        }
    }

    private ExpandedFunction? Function(string id)
    {
        if (_expanded.TryGetValue(id, out ExpandedFunction? known))
        {
            return known;
        }

        if (!_definitions.TryGetValue(id, out FunctionDefinition? definition))
        {
            return null;
        }

        int start = _callChain.IndexOf(id);
        if (start >= 0 || _callChain.Count >= MaxCallChain)
        {
            string problem = start >= 0
                ? $"function {id} calls itself: {string.Join(" -> ", _callChain.Skip(start).Take(20))} -> {id}"
                : $"functions call one another more than {MaxCallChain} deep";
            _findings.Error(definition.Location, problem);
            return _expanded[id] = new ExpandedFunction(definition, null, default, []);
        }

        FormulaSite outer = _site;
        _site = new FormulaSite(definition.Location, $"function {id}", definition.Arguments);
        _callChain.Add(id);
        string[] repeated = [.. definition.Arguments.GroupBy(a => a).Where(g => g.Count() > 1).Select(g => g.Key)];
        if (repeated.Length > 0)
        {
            _findings.Error(definition.Location, $"function {id} names its argument {repeated[0]} twice");
        }

        Expression? body = Expand(definition.Body, 1);
        body = _site.TooDeep || repeated.Length > 0 ? null : body;
        _callChain.RemoveAt(_callChain.Count - 1);
        _site = outer;
        if (_expanded.TryGetValue(id, out ExpandedFunction? faulty))
        {
            return faulty;
        }

        ImmutableArray<long> uses = body is null ? [] : CountUses(body, definition.Arguments);
        ExpressionMeasure measure = body is null ? default : ExpressionMeasure.Of(body);
        return _expanded[id] = new ExpandedFunction(definition, body, measure, uses);
    }

    private static ImmutableArray<long> CountUses(Expression body, ImmutableArray<string> arguments)
    {
        long[] uses = new long[arguments.Length];
        Count(body);
        return [.. uses];

        void Count(Expression formula)
        {
            if (formula is SymbolReference reference && arguments.IndexOf(reference.Id) is var i && i >= 0)
            {
                uses[i]++;
            }
            else if (formula is Application application)
            {
                foreach (Expression operand in application.Operands)
                {
                    Count(operand);
                }
            }
        }
    }
}
