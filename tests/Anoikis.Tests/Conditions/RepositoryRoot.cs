namespace Anoikis.Tests.Conditions;

/// <summary>The checkout that the tests run from, found by walking up from the test assembly to the solution file.</summary>
public static class RepositoryRoot
{
    /// <summary>The root folder.</summary>
    public static string Folder { get; } = Find();

    /// <summary>A path inside the checkout.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Anoikis.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Anoikis.slnx.");
    }
}
