using System.Globalization;
using System.Text.Json;

namespace Anoikis.Studies.Runs;

/// <summary>
/// The finished blocks of a run that is not finished, in the folder "partial" of its results. Each block is written under a temporary name and moved, so that a
/// run killed at any moment leaves whole blocks only. While a run has the folder open no other can open it.
/// </summary>
internal sealed class KeptBlocks : IDisposable
{
    public const string FolderName = "partial";

    private const string IdentityName = "run.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string _folder;
    private readonly FileStream _lock;

    private KeptBlocks(string folder, FileStream held) => (_folder, _lock) = (folder, held);

    /// <summary>The identity of the run whose blocks a result folder keeps, or null when it keeps none.</summary>
    public static RunIdentity? IdentityIn(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize<RunIdentity>(File.ReadAllText(Path.Combine(directory, FolderName, IdentityName)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>How many blocks a result folder keeps.</summary>
    public static int CountIn(string directory)
    {
        string folder = Path.Combine(directory, FolderName);
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "block-*.bin").Length : 0;
    }

    /// <summary>Opens the kept blocks of a run, making the folder when it is missing. Null when another run has it open.</summary>
    public static KeptBlocks? Open(string directory, RunIdentity identity)
    {
        string folder = Path.Combine(directory, FolderName);
        Directory.CreateDirectory(folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        KeptBlocks blocks = new(folder, held);
        if (IdentityIn(directory) is null)
        {
            // Without its identity a block means nothing.
            foreach (string orphan in Directory.GetFiles(folder, "block-*"))
            {
                File.Delete(orphan);
            }

            blocks.Replace(IdentityName, JsonSerializer.SerializeToUtf8Bytes(identity, Indented));
        }

        return blocks;
    }

    /// <summary>What a reader finds in a block that was kept, or null; a damaged one counts as not kept.</summary>
    public T? Find<T>(int block, Func<Stream, T> read)
        where T : class
    {
        string path = Path.Combine(_folder, Name(block));
        try
        {
            return File.Exists(path) ? BlockFile.Read(File.ReadAllBytes(path), read) : null;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Keeps a block.</summary>
    public void Keep(int block, Action<Stream> write) => Replace(Name(block), BlockFile.Write(write));

    /// <summary>Throws the kept blocks away: the run is finished, or nothing of it was.</summary>
    public void Delete()
    {
        Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static string Name(int block) => string.Create(CultureInfo.InvariantCulture, $"block-{block:D6}.bin");

    private void Replace(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        string temporary = path + ".tmp";
        using (FileStream stream = File.Create(temporary))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
