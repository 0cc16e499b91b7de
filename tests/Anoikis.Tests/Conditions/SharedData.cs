namespace Anoikis.Tests.Conditions;

/// <summary>Published models and reference solutions, too large for the repository, in a folder "shared" beside the checkout.</summary>
public static class SharedData
{
    /// <summary>Why tests of this data are skipped, or null where the data is there.</summary>
    public static string? Missing { get; } = Directory.Exists(Folder) ? null : "There is no folder ../shared beside the checkout.";

    private static string Folder => System.IO.Path.GetFullPath(RepositoryRoot.Path("..", "shared"));

    /// <summary>A path inside the shared folder, such as Path("data", "biomodels").</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);
}
