using System.Collections.Immutable;

namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>All cases run once, for all tests that look at the results.</summary>
public sealed class SuiteResults
{
    private readonly Lazy<ImmutableArray<SuiteOutcome>> _outcomes = new(Run);

    internal ImmutableArray<SuiteOutcome> Outcomes => _outcomes.Value;

    private static ImmutableArray<SuiteOutcome> Run()
    {
        ImmutableArray<SuiteCase> cases = SuiteCase.All();
        SuiteOutcome[] outcomes = new SuiteOutcome[cases.Length];
        Parallel.For(0, cases.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => outcomes[i] = SuiteRun.Judge(cases[i]));
        return [.. outcomes];
    }
}
