using System.Security.Cryptography;
using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Runs;

/// <summary>A finished block of founders as a file: its tables to the last bit, then a SHA-256 of all before it, so that damage of any kind shows and the block is run again.</summary>
internal static class BlockFile
{
    public static byte[] Write(CascadeResult block)
    {
        using MemoryStream stream = new();
        CascadeResultFile.Write(block, stream);
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>The block, or null when the bytes are not those of a whole block.</summary>
    public static CascadeResult? Read(byte[] bytes)
    {
        if (bytes.Length < SHA256.HashSizeInBytes
            || !SHA256.HashData(bytes.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^SHA256.HashSizeInBytes..)))
        {
            return null;
        }

        try
        {
            using MemoryStream stream = new(bytes, 0, bytes.Length - SHA256.HashSizeInBytes, writable: false);
            return CascadeResultFile.Read(stream);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
