// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificate_maker.h"

#include <QFile>
#include <QProcess>

namespace support {

namespace {

constexpr int kPatienceMs = 30'000;

/// openssl req -x509 of Debian 12 knows no starting date; openssl ca does.
constexpr const char *kConfiguration = R"(
[ca]
default_ca = any
[any]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = anything
unique_subject = no
copy_extensions = none
[anything]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
)";

} // namespace

CertificateMaker::CertificateMaker()
{
    write(QStringLiteral("ca.conf"), kConfiguration);
    write(QStringLiteral("index.txt"), {});
}

void CertificateMaker::make(const Order &order)
{
    const QString commonName = order.commonName.isEmpty() ? order.name : order.commonName;
    openssl({"genpkey", "-algorithm", order.keyKind.at(0), "-pkeyopt",
             order.keyKind.value(1, "rsa_keygen_bits:2048"), "-out", order.name + ".key"});
    openssl({"req", "-new", "-config", "ca.conf", "-subj", "/CN=" + commonName, "-key", order.name + ".key",
             "-out", order.name + ".csr"});
    QByteArray extensions = order.authority
                                ? "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign\n"
                                : "basicConstraints=CA:FALSE\n";
    extensions += "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";
    if (!order.alternativeNames.isEmpty())
        extensions += "subjectAltName=" + order.alternativeNames.toUtf8() + "\n";
    write(order.name + ".ext", extensions);
    QStringList sign{"ca",
                     "-batch",
                     "-notext",
                     "-config",
                     "ca.conf",
                     "-in",
                     order.name + ".csr",
                     "-out",
                     order.name + ".pem",
                     "-extfile",
                     order.name + ".ext",
                     "-startdate",
                     order.notBefore,
                     "-enddate",
                     order.notAfter};
    if (order.issuer.isEmpty())
        sign += {"-selfsign", "-keyfile", order.name + ".key"};
    else
        sign += {"-cert", order.issuer + ".pem", "-keyfile", order.issuer + ".key"};
    openssl(sign);
}

void CertificateMaker::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start("openssl", arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        qFatal("openssl %s: %s %s", qPrintable(arguments.join(u' ')), qPrintable(process.errorString()),
               process.readAllStandardError().constData());
}

QString CertificateMaker::joined(const QStringList &files, const QString &file)
{
    QByteArray content;
    for (const QString &one : files) {
        QFile part(path(one));
        if (!part.open(QIODevice::ReadOnly))
            qFatal("%s is missing", qPrintable(one));
        content += part.readAll();
    }
    write(file, content);
    return path(file);
}

void CertificateMaker::write(const QString &file, const QByteArray &content)
{
    QFile out(path(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file));
}

} // namespace support
