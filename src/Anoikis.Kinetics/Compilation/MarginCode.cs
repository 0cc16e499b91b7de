using System.Collections.Immutable;
using Anoikis.Kinetics.Compilation.Emission;
using Anoikis.Kinetics.Equations;

namespace Anoikis.Kinetics.Compilation;

/// <summary>Code that computes one event's margin for one cell from all its states: what finds an event within a step runs it a dozen times.</summary>
internal sealed class MarginCode
{
    /// <summary>Where the shared block holds time.</summary>
    public const int Time = 0;

    /// <summary>Where it holds the first parameter.</summary>
    public const int FirstParameter = 1;

    private MarginCode(EmittedCode code, ImmutableArray<int> reads, ImmutableArray<int> parameters, int sharedSlots)
        => (Code, Reads, Parameters, SharedSlots) = (code, reads, parameters, sharedSlots);

    /// <summary>Computes the margin into its target from the shared block and the states.</summary>
    public EmittedCode Code { get; }

    /// <summary>The states that it reads.</summary>
    public ImmutableArray<int> Reads { get; }

    /// <summary>The parameters that it reads.</summary>
    public ImmutableArray<int> Parameters { get; }

    /// <summary>Size of the shared block.</summary>
    public int SharedSlots { get; }

    /// <summary>Whether the trigger is false where the margin is exactly 0.</summary>
    public bool IsStrict { get; private init; }

    /// <summary>Compiles an event's margin.</summary>
    public static MarginCode Compile(OdeSystem system, SystemEvent happening)
    {
        ExpressionGraph graph = system.Graph;
        var scratch = new ScratchSlots(FirstParameter + system.Parameters.Length);
        Address Locate(Node leaf) => leaf.Kind switch
        {
            NodeKind.State => new(Region.States, leaf.A),
            NodeKind.Time => new(Region.Bundle, Time),
            _ => new(Region.Bundle, FirstParameter + leaf.A),
        };
        var emitter = new GraphEmitter(InstructionSet.Of(1), graph, Locate, scratch);
        EmittedCode code = emitter.Emit($"margin_{happening.Id}", [new Root(happening.Margin, new Address(Region.Target, 0))]);
        Node[] leaves = [.. GraphTraversal.Needed(graph, happening.Margin).Order().Select(node => graph[node])];
        return new MarginCode(
            code,
            [.. leaves.Where(n => n.Kind == NodeKind.State).Select(n => n.A)],
            [.. leaves.Where(n => n.Kind == NodeKind.Parameter).Select(n => n.A)],
            scratch.End)
        {
            IsStrict = happening.IsStrict,
        };
    }
}
