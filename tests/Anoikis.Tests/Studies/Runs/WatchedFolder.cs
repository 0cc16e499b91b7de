namespace Anoikis.Tests.Studies.Runs;

/// <summary>A folder of a test's own, gone when the test is over.</summary>
internal sealed class WatchedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anoikis-test-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Everything in it, with its content: equal before and after means that nothing was written.</summary>
    public IReadOnlyDictionary<string, string> Content()
        => Directory.GetFileSystemEntries(Path, "*", SearchOption.AllDirectories)
            .ToDictionary(p => p, p => Directory.Exists(p) ? "folder" : Convert.ToHexString(System.IO.File.ReadAllBytes(p)));

    public void Dispose() => _folder.Delete(recursive: true);
}
