using System.Buffers.Binary;
using MongoDB.Bson;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>A server on loopback that says hello as MongoDB does, and agrees to every other command.</summary>
internal static class MongoGreeter
{
    private const int OpMsg = 2013;

    public static HostileServer Start(string? replicaSet = null) => new(async (stream, token) =>
    {
        while (true)
        {
            var header = new byte[16];
            await stream.ReadExactlyAsync(header, token);
            var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - header.Length];
            await stream.ReadExactlyAsync(body, token);
            byte[] answer = CreateHello(replicaSet).ToBson();
            byte[] message = [.. new byte[16], 0, 0, 0, 0, 0, .. answer];
            BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
            header.AsSpan(4, 4).CopyTo(message.AsSpan(8)); // the answer to this request
            BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), OpMsg);
            await stream.WriteAsync(message, token);
        }
    });

    private static BsonDocument CreateHello(string? replicaSet)
    {
        var hello = new BsonDocument
        {
            { "isWritablePrimary", true }, { "topologyVersion", new BsonDocument { { "processId", ObjectId.Empty }, { "counter", 0L } } },
            { "maxBsonObjectSize", 16777216 }, { "maxMessageSizeBytes", 48000000 }, { "maxWriteBatchSize", 100000 },
            { "localTime", new BsonDateTime(0) }, { "minWireVersion", 0 }, { "maxWireVersion", 21 }, { "readOnly", false }, { "ok", 1.0 },
        };
        if (replicaSet is not null) hello.InsertAt(0, new BsonElement("setName", replicaSet));
        return hello;
    }
}
