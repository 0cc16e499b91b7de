using Anoikis.Cli;

namespace Anoikis.Tests.Cli;

/// <summary>One run of the command, in this process, in a folder of its own.</summary>
internal sealed record CommandRun(ExitCode Code, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ExitCode code = await AnoikisCommand.InvokeAsync(arguments, output, error);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}

/// <summary>A folder that is removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anoikis-test-");

    public string File(string name, string? text = null)
    {
        string path = Path.Combine(_folder.FullName, name);
        if (text is not null)
        {
            System.IO.File.WriteAllText(path, text);
        }

        return path;
    }

    public string[] Names => [.. _folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
