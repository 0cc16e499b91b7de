using System.CommandLine;

namespace Anoikis.Cli.Commands;

/// <summary>
/// What commands that compute for long and write a folder have in common: where results go, going on with what an interruption left, a dry run that only says what it will take, and how they end when they are
/// stopped or their folder cannot be written.
/// </summary>
/// <param name="folder">Where results go when nothing is said: "results/NAME-SEED".</param>
/// <param name="resume">What --resume goes on with.</param>
/// <param name="dryRun">What --dry-run says.</param>
/// <param name="kept">What an interruption leaves in the folder: "Finished blocks".</param>
internal sealed class LongCommand(string folder, string resume, string dryRun, string kept)
{
    private readonly Option<string?> _out = new("--out") { Description = $"Folder for the results ({folder} when left out).", HelpName = "DIR" };

    private readonly Option<bool> _resume = new("--resume") { Description = resume };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = dryRun };

    /// <summary>Gives a command its options: --out, those of its own, --resume and --dry-run.</summary>
    public void AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        command.Add(_out);
        foreach (Option option in own)
        {
            command.Add(option);
        }

        command.Add(_resume);
        command.Add(_dryRun);
    }

    /// <summary>The folder that was asked for.</summary>
    public string Directory(ParseResult parsed, string otherwise) => parsed.GetValue(_out) ?? otherwise;

    /// <summary>Whether to go on with what is kept.</summary>
    public bool Resumes(ParseResult parsed) => parsed.GetValue(_resume);

    /// <summary>Says what the work will take, or does it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="estimate">Says what the work will take and writes nothing.</param>
    /// <param name="work">Does it.</param>
    public ExitCode Run(ParseResult parsed, string directory, Func<ExitCode> estimate, Func<ExitCode> work)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        bool dry = parsed.GetValue(_dryRun);
        try
        {
            return dry ? estimate() : work();
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(dry ? "Interrupted. Nothing was written." : $"Interrupted. {kept} are kept in {directory}; go on with the same command and --resume.");
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{directory}: error: the results cannot be written: {fault.Message.ReplaceLineEndings(" ")} What was finished is kept; mend that and add --resume");
            return ExitCode.BadInput;
        }
    }
}
