// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <zlib.h>
#ifdef MQTTSCOPE_ZSTD
#include <zstd.h>
#endif
#ifdef MQTTSCOPE_LZ4
#include <lz4frame.h>
#endif

/// What senders do to payloads, by the libraries themselves.
namespace wrapped {

/// `windowBits` as of deflateInit2(): 31 gzip, 15 zlib, −15 raw.
inline QByteArray deflated(const QByteArray &plain, int windowBits)
{
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(plain.size()))) + 32, '\0');
    QByteArray in = plain;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

inline QByteArray gzip(const QByteArray &plain) { return deflated(plain, 31); }
inline QByteArray zlib(const QByteArray &plain) { return deflated(plain, 15); }
inline QByteArray rawDeflate(const QByteArray &plain) { return deflated(plain, -15); }

#ifdef MQTTSCOPE_ZSTD
inline QByteArray zstd(const QByteArray &plain)
{
    QByteArray out(qsizetype(ZSTD_compressBound(std::size_t(plain.size()))), '\0');
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    const std::size_t size = ZSTD_compress2(context, out.data(), std::size_t(out.size()), plain.constData(),
                                            std::size_t(plain.size()));
    ZSTD_freeCCtx(context);
    out.truncate(qsizetype(size));
    return out;
}
#endif

#ifdef MQTTSCOPE_LZ4
inline QByteArray lz4(const QByteArray &plain)
{
    LZ4F_preferences_t preferences{};
    preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
    preferences.frameInfo.contentSize = static_cast<unsigned long long>(plain.size());
    QByteArray out(qsizetype(LZ4F_compressFrameBound(std::size_t(plain.size()), &preferences)), '\0');
    const std::size_t size = LZ4F_compressFrame(out.data(), std::size_t(out.size()), plain.constData(),
                                                std::size_t(plain.size()), &preferences);
    out.truncate(qsizetype(size));
    return out;
}
#endif

} // namespace wrapped
