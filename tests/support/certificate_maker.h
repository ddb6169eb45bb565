// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace support {

/// Certificates made to order by the openssl command, in a folder of its own. Files are called NAME.pem
/// (certificate) and NAME.key (its key, unencrypted). A step that fails ends the test program with openssl's
/// words.
class CertificateMaker
{
public:
    struct Order
    {
        QString name = {};
        QString issuer = {};           ///< the name of an authority made before; empty: self-signed
        bool authority = false;        ///< may issue others
        QString commonName = {};       ///< empty: the name
        QString alternativeNames = {}; ///< "DNS:localhost,IP:127.0.0.1"
        QString notBefore = QStringLiteral("20200101000000Z");
        QString notAfter = QStringLiteral("20990101000000Z");
        QStringList keyKind = {QStringLiteral("ec"), QStringLiteral("ec_paramgen_curve:prime256v1")};
    };

    CertificateMaker();

    void make(const Order &order);
    /// Runs openssl in the folder.
    void openssl(const QStringList &arguments);
    /// NAME.pem of each, one after the other, into `file`.
    QString joined(const QStringList &files, const QString &file);

    QString path(const QString &file) const { return m_folder.filePath(file); }
    QString certificate(const QString &name) const { return path(name + QStringLiteral(".pem")); }
    QString key(const QString &name) const { return path(name + QStringLiteral(".key")); }

private:
    void write(const QString &file, const QByteArray &content);

    QTemporaryDir m_folder;
};

} // namespace support
