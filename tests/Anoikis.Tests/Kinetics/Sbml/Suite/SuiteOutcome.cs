namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>What became of one case.</summary>
internal enum SuiteVerdict
{
    /// <summary>Every value lies within the suite's tolerance.</summary>
    Passed,

    /// <summary>The reader or the check refused the model, with a message.</summary>
    Refused,

    /// <summary>It is no time course.</summary>
    NotATimeCourse,

    /// <summary>It was read and gave a wrong value, or none.</summary>
    Wrong,
}

/// <summary>A case, what became of it, and why.</summary>
/// <param name="Case">The case's id.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Reason">The first refusal, or the worst value, or nothing.</param>
internal sealed record SuiteOutcome(string Case, SuiteVerdict Verdict, string Reason = "");
