using System.Security.Cryptography;

namespace Anoikis.Studies.Runs;

/// <summary>A finished block as a file: its content to the last bit, then a SHA-256 of all before it, so that damage of any kind shows and the block is run again.</summary>
internal static class BlockFile
{
    /// <summary>The bytes of a block whose content is written by <paramref name="write"/>.</summary>
    public static byte[] Write(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>What <paramref name="read"/> finds in a block, or null when the bytes are not those of a whole block.</summary>
    public static T? Read<T>(byte[] bytes, Func<Stream, T> read)
        where T : class
    {
        if (bytes.Length < SHA256.HashSizeInBytes
            || !SHA256.HashData(bytes.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^SHA256.HashSizeInBytes..)))
        {
            return null;
        }

        try
        {
            using MemoryStream stream = new(bytes, 0, bytes.Length - SHA256.HashSizeInBytes, writable: false);
            return read(stream);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }
}
