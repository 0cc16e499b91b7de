namespace Anoikis.Cli;

/// <summary>What the process tells its caller.</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>It ran, and something it was to show or reach failed.</summary>
    Failed = 1,

    /// <summary>The input is refused; nothing was written.</summary>
    BadInput = 2,

    /// <summary>A fault of the program itself.</summary>
    ProgramFault = 70,

    /// <summary>Interrupted by the user; what was finished is kept.</summary>
    Interrupted = 130,
}
