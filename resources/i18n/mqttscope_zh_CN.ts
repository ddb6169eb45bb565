<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Certificate</name>
    <message numerus="yes">
        <source>not valid before %1 (in %Ln day(s))</source>
        <extracomment>%1: a date</extracomment>
        <translation>
            <numerusform>%1 前无效（还有 %Ln 天）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired on %1 (%Ln day(s) ago)</source>
        <translation>
            <numerusform>已于 %1 过期（%Ln 天前）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>valid until %1 (%Ln day(s) left)</source>
        <translation>
            <numerusform>有效期至 %1（还剩 %Ln 天）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionState</name>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>waiting for the broker</source>
        <translation>等待 Broker 应答</translation>
    </message>
    <message>
        <source>connected, reading slower</source>
        <translation>已连接，读取减速</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>lost, will retry</source>
        <translation>连接中断，将重试</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>connecting again</source>
        <translation>正在重新连接</translation>
    </message>
    <message>
        <source>not reached yet, will retry</source>
        <translation>尚未连上，将重试</translation>
    </message>
    <message>
        <source>lost, will not retry</source>
        <translation>连接中断，不再重试</translation>
    </message>
    <message>
        <source>could not connect</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>This certificate was trusted by hand: no authority vouches for the broker, the connection believes it because of its fingerprint alone.</source>
        <translation>该证书为人工信任：没有证书机构为此 Broker 担保，连接仅凭其指纹而信任它。</translation>
    </message>
    <message>
        <source>%1, certificate taken on trust</source>
        <extracomment>%1: &quot;connected&quot;</extracomment>
        <translation>%1，证书为人工信任</translation>
    </message>
    <message>
        <source>The broker sends more than this program can take in: it reads slower, and TCP makes the broker wait. Nothing is lost here; a broker whose queue runs full may drop messages.</source>
        <translation>Broker 发送的内容超过本程序的接收能力：程序放慢读取，由 TCP 让 Broker 等待。此处不会丢失任何消息；但 Broker 的队列写满后可能丢弃消息。</translation>
    </message>
</context>
<context>
    <name>ConnectionTest</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Look up the name</source>
        <translation>解析主机名</translation>
    </message>
    <message>
        <source>Reach the proxy</source>
        <translation>连接代理</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Encrypt and verify (TLS)</source>
        <translation>加密并验证（TLS）</translation>
    </message>
    <message>
        <source>Open the WebSocket</source>
        <translation>打开 WebSocket</translation>
    </message>
    <message>
        <source>Log in (CONNECT)</source>
        <translation>登录（CONNECT）</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>running …</source>
        <translation>进行中…</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Keep-alive in force</source>
        <translation>生效的保活时间</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Maximum QoS</source>
        <translation>最大 QoS</translation>
    </message>
    <message>
        <source>Retained messages</source>
        <translation>保留消息</translation>
    </message>
    <message>
        <source>Wildcard subscriptions</source>
        <translation>通配符订阅</translation>
    </message>
    <message>
        <source>Shared subscriptions</source>
        <translation>共享订阅</translation>
    </message>
    <message>
        <source>Subscription identifiers</source>
        <translation>订阅标识符</translation>
    </message>
    <message>
        <source>Receive maximum</source>
        <translation>接收最大值</translation>
    </message>
    <message>
        <source>Largest packet</source>
        <translation>最大报文</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Topic aliases</source>
        <translation>主题别名</translation>
    </message>
    <message>
        <source>Session expiry set by the broker</source>
        <translation>Broker 设定的会话过期时间</translation>
    </message>
    <message>
        <source>Assigned client id</source>
        <translation>分配的客户端标识符</translation>
    </message>
    <message>
        <source>Response information</source>
        <translation>响应信息</translation>
    </message>
    <message>
        <source>Server reference</source>
        <translation>服务器参考</translation>
    </message>
    <message>
        <source>The broker says</source>
        <translation>Broker 的说明</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>密码套件</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Version in force</source>
        <translation>生效的版本</translation>
    </message>
</context>
<context>
    <name>EndpointError</name>
    <message>
        <source>the address is empty</source>
        <translation>地址为空</translation>
    </message>
    <message>
        <source>the host name is missing</source>
        <translation>缺少主机名</translation>
    </message>
    <message>
        <source>the host name is not valid (an IPv6 address stands in brackets: [::1]:1883)</source>
        <translation>主机名无效（IPv6 地址要写在方括号中：[::1]:1883）</translation>
    </message>
    <message>
        <source>the port must be a number from 1 to 65535</source>
        <translation>端口必须是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>nothing may follow the port (a / ? or # in a password is written %2F %3F %23)</source>
        <translation>端口之后不能再有内容（密码中的 /、? 和 # 要写成 %2F %3F %23）</translation>
    </message>
    <message>
        <source>it is malformed (a % is written %25, brackets must be closed)</source>
        <translation>格式不正确（% 要写成 %25，方括号要成对）</translation>
    </message>
    <message>
        <source>No broker address was given.</source>
        <translation>未指定 Broker 地址。</translation>
    </message>
    <message>
        <source>“%1” is not a broker address: %2. %3</source>
        <translation>“%1”不是 Broker 地址：%2。%3</translation>
    </message>
    <message>
        <source>only mqtt, mqtts, ws, wss and unix are supported</source>
        <translation>只支持 mqtt、mqtts、ws、wss 和 unix</translation>
    </message>
    <message>
        <source>the path is too long or contains a # or a character that it may not</source>
        <translation>路径过长，或含有 # 或不允许的字符</translation>
    </message>
    <message>
        <source>the socket’s file is missing</source>
        <translation>缺少套接字文件</translation>
    </message>
    <message>
        <source>a local socket has no host: write unix:///path or unix:relative</source>
        <translation>本地套接字没有主机：请写成 unix:///路径 或 unix:相对路径</translation>
    </message>
    <message>
        <source>Write it as mqtt://host:port, mqtts://host:port, ws://host:port/path or unix:///path.</source>
        <translation>请写成 mqtt://主机:端口、mqtts://主机:端口、ws://主机:端口/路径 或 unix:///路径。</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>It says: “%1”.</source>
        <extracomment>%1: the broker&apos;s own words</extracomment>
        <translation>它的说明：“%1”。</translation>
    </message>
    <message>
        <source>a web server (HTTP)</source>
        <translation>Web 服务器（HTTP）</translation>
    </message>
    <message>
        <source>an SSH server</source>
        <translation>SSH 服务器</translation>
    </message>
    <message>
        <source>a server that wants TLS</source>
        <translation>要求 TLS 的服务器</translation>
    </message>
    <message>
        <source>not an MQTT broker</source>
        <translation>非 MQTT Broker</translation>
    </message>
    <message>
        <source>Use the broker&apos;s port without TLS, usually 1883.</source>
        <translation>请使用 Broker 不带 TLS 的端口，通常是 1883。</translation>
    </message>
    <message>
        <source>Check the port: MQTT without encryption usually listens on 1883.</source>
        <translation>请检查端口：未加密的 MQTT 通常监听 1883。</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>请检查用户名和密码。</translation>
    </message>
    <message>
        <source>Check the user name and password, and what the broker allows this user.</source>
        <translation>请检查用户名和密码，以及 Broker 授予该用户的权限。</translation>
    </message>
    <message>
        <source>Choose the other protocol version.</source>
        <translation>请选择另一个协议版本。</translation>
    </message>
    <message>
        <source>Choose another client identifier.</source>
        <translation>请选择另一个客户端标识符。</translation>
    </message>
    <message>
        <source>Ask its operator for the new address.</source>
        <translation>请向其管理员询问新地址。</translation>
    </message>
    <message>
        <source>It sends clients to “%1”.</source>
        <translation>它让客户端改连“%1”。</translation>
    </message>
    <message>
        <source>Give each program a client identifier of its own, then connect again.</source>
        <translation>请为每个程序设置各自的客户端标识符，然后重新连接。</translation>
    </message>
    <message>
        <source>Try again later, or ask the broker&apos;s operator; its log says more.</source>
        <translation>请稍后重试，或询问 Broker 的管理员；其日志中有更多信息。</translation>
    </message>
    <message>
        <source>a text or the password is longer than 65,535 bytes</source>
        <translation>某个文本或密码超过 65535 字节</translation>
    </message>
    <message>
        <source>a text is not valid UTF-8 or contains a zero character</source>
        <translation>某个文本不是有效的 UTF-8，或包含空字符</translation>
    </message>
    <message>
        <source>the last will is too large</source>
        <translation>遗嘱消息过大</translation>
    </message>
    <message>
        <source>the last will&apos;s topic is empty or contains + or #</source>
        <translation>遗嘱主题为空，或包含 + 或 #</translation>
    </message>
    <message>
        <source>a property is not valid here, stands twice or is out of range</source>
        <translation>某个属性在此无效、重复出现或超出范围</translation>
    </message>
    <message>
        <source>the options contradict each other (before MQTT 5.0 a password needs a user name)</source>
        <translation>选项相互矛盾（MQTT 5.0 之前，使用密码必须有用户名）</translation>
    </message>
    <message>
        <source>%1 is not a broker address.</source>
        <translation>%1 不是 Broker 地址。</translation>
    </message>
    <message>
        <source>Cannot reach %1: the host name was not found</source>
        <translation>无法连接 %1：找不到主机名</translation>
    </message>
    <message>
        <source>Check its spelling and the network connection.</source>
        <translation>请检查拼写和网络连接。</translation>
    </message>
    <message>
        <source>Cannot reach %1: the connection was refused.</source>
        <translation>无法连接 %1：连接被拒绝。</translation>
    </message>
    <message>
        <source>Check the port and that the broker is running.</source>
        <translation>请检查端口，并确认 Broker 正在运行。</translation>
    </message>
    <message>
        <source>Cannot reach %1: nothing answered in time</source>
        <translation>无法连接 %1：在限定时间内没有应答</translation>
    </message>
    <message>
        <source>Check the address, the network and any firewall on the way.</source>
        <translation>请检查地址、网络以及途经的防火墙。</translation>
    </message>
    <message>
        <source>The connection to %1 failed</source>
        <translation>与 %1 的连接失败</translation>
    </message>
    <message>
        <source>Check the network connection.</source>
        <translation>请检查网络连接。</translation>
    </message>
    <message>
        <source>%1 closed the connection without giving a reason.</source>
        <translation>%1 关闭了连接，没有说明原因。</translation>
    </message>
    <message>
        <source>The broker may have stopped, may want TLS or another protocol version, or another client uses the same client identifier; its log says more.</source>
        <translation>Broker 可能已停止运行，可能要求 TLS 或其他协议版本，也可能有另一个客户端使用了相同的客户端标识符；其日志中有更多信息。</translation>
    </message>
    <message>
        <source>%1 accepted the connection but did not answer in time.</source>
        <translation>%1 接受了连接，但未在限定时间内应答。</translation>
    </message>
    <message>
        <source>Check that an MQTT broker listens on this port.</source>
        <translation>请确认该端口上监听的是 MQTT Broker。</translation>
    </message>
    <message>
        <source>The broker at %1 refused the connection: %2 (%3).</source>
        <translation>位于 %1 的 Broker 拒绝了连接：%2（%3）。</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 is %2. It sent: “%3”.</source>
        <translation>%1：%2。它发来：“%3”。</translation>
    </message>
    <message>
        <source>%1 sent a packet that breaks the protocol. %2.</source>
        <translation>%1 发来违反协议的报文。%2。</translation>
    </message>
    <message>
        <source>This is a fault of the broker or of something between; report it with these words.</source>
        <translation>这是 Broker 或中间环节的故障；报告问题时请附上这段文字。</translation>
    </message>
    <message>
        <source>The broker at %1 ended the connection: %2 (%3).</source>
        <translation>位于 %1 的 Broker 断开了连接：%2（%3）。</translation>
    </message>
    <message>
        <source>%1 has fallen silent: it did not answer a ping in time.</source>
        <translation>%1 没有响应：未在限定时间内应答 PING。</translation>
    </message>
    <message>
        <source>Check the network connection and the broker.</source>
        <translation>请检查网络连接和 Broker。</translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2.</source>
        <translation>无法连接 %1：%2。</translation>
    </message>
    <message>
        <source>the connection options are not valid</source>
        <translation>连接选项无效</translation>
    </message>
    <message>
        <source>Correct the connection&apos;s settings.</source>
        <translation>请更正连接设置。</translation>
    </message>
    <message>
        <source>Write it as mqtt://host:port, mqtts://host:port, ws://host:port/path or unix:///path.</source>
        <translation>请写成 mqtt://主机:端口、mqtts://主机:端口、ws://主机:端口/路径 或 unix:///路径。</translation>
    </message>
    <message>
        <source>%1 could not prove that it knows the password</source>
        <translation>%1 无法证明它知道密码</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Check the address and the password.</source>
        <translation>没有向它发送任何内容。请检查地址和密码。</translation>
    </message>
    <message>
        <source>The session at %1 was taken over three times in a minute.</source>
        <translation>位于 %1 的会话在一分钟内被接管了三次。</translation>
    </message>
    <message>
        <source>Another program uses the same client identifier. Give each one of its own, then connect again.</source>
        <translation>另一个程序使用了相同的客户端标识符。请为每个程序设置各自的标识符，然后重新连接。</translation>
    </message>
    <message>
        <source>It says: %1.</source>
        <translation>它的说明：%1。</translation>
    </message>
    <message>
        <source>Ask the broker’s operator.</source>
        <translation>请询问 Broker 的管理员。</translation>
    </message>
    <message>
        <source>Choose the file of the authority that issued it, or, if you know this certificate, trust it for this connection.</source>
        <translation>请选择其颁发机构的证书文件；如果您认识该证书，也可以仅为此连接信任它。</translation>
    </message>
    <message>
        <source>Cannot read the file %1</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>请确认该文件存在且您有权读取。</translation>
    </message>
    <message>
        <source>The file %1 does not hold what it should.</source>
        <translation>文件 %1 的内容不符合要求。</translation>
    </message>
    <message>
        <source>Certificates and keys are PEM files that begin with -----BEGIN, or one PKCS#12 file for both.</source>
        <translation>证书和密钥应为以 -----BEGIN 开头的 PEM 文件，或同时包含两者的一个 PKCS#12 文件。</translation>
    </message>
    <message>
        <source>The passphrase does not open the file %1.</source>
        <translation>该口令无法打开文件 %1。</translation>
    </message>
    <message>
        <source>Enter the right one. (A key of a kind that is not supported, such as Ed25519, cannot be told from a wrong passphrase.)</source>
        <translation>请输入正确的口令。（不支持的密钥类型，例如 Ed25519，与错误的口令无法区分。）</translation>
    </message>
    <message>
        <source>The key in the file %1 does not belong to the certificate.</source>
        <translation>文件 %1 中的密钥与证书不匹配。</translation>
    </message>
    <message>
        <source>Choose the key that the certificate was made for.</source>
        <translation>请选择与该证书对应的密钥。</translation>
    </message>
    <message>
        <source>The file %1 has a key or an encryption that is not supported</source>
        <translation>文件 %1 的密钥类型或加密方式不受支持</translation>
    </message>
    <message>
        <source>Use an RSA or EC key. An old PKCS#12 file is read with “openssl pkcs12 -legacy” and exported anew.</source>
        <translation>请使用 RSA 或 EC 密钥。旧的 PKCS#12 文件可用“openssl pkcs12 -legacy”读取后重新导出。</translation>
    </message>
    <message>
        <source>The file %1 cannot be used</source>
        <translation>文件 %1 无法使用</translation>
    </message>
    <message>
        <source>Check the connection’s settings.</source>
        <translation>请检查该连接的设置。</translation>
    </message>
    <message>
        <source>%1 is not trusted: the certificate %2 expired on %3.</source>
        <translation>%1 不受信任：证书 %2 已于 %3 过期。</translation>
    </message>
    <message>
        <source>Ask the broker’s operator to renew it, and check this computer’s clock.</source>
        <translation>请让 Broker 的管理员更新证书，并检查本机的时钟。</translation>
    </message>
    <message>
        <source>%1 is not trusted: the certificate %2 is not valid before %3.</source>
        <translation>%1 不受信任：证书 %2 在 %3 之前无效。</translation>
    </message>
    <message>
        <source>Check this computer’s clock.</source>
        <translation>请检查本机的时钟。</translation>
    </message>
    <message>
        <source>%1 is not trusted: its certificate is for %2, not for %3.</source>
        <translation>%1 不受信任：其证书适用于 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>Connect by a name that the certificate has, or enter that name as the server name.</source>
        <translation>请使用证书中的名称连接，或将该名称填写为服务器名称。</translation>
    </message>
    <message>
        <source>%1 is not trusted: its certificate %2 is signed by itself, not by an authority.</source>
        <translation>%1 不受信任：其证书 %2 是自签名的，并非由机构颁发。</translation>
    </message>
    <message>
        <source>Choose its file as the authority, or, if you know this certificate, trust it for this connection.</source>
        <translation>请选择该证书文件作为颁发机构；如果您认识该证书，也可以仅为此连接信任它。</translation>
    </message>
    <message>
        <source>%1 is not trusted: the certificate %2 was issued by %3, which is not a known authority.</source>
        <translation>%1 不受信任：证书 %2 由 %3 颁发，而它不是已知的机构。</translation>
    </message>
    <message>
        <source>%1 is not trusted: the certificate %2 was revoked.</source>
        <translation>%1 不受信任：证书 %2 已被吊销。</translation>
    </message>
    <message>
        <source>%1 has another certificate than the one you trusted: now %2, issued by %3, valid from %4.</source>
        <translation>%1 的证书与您信任的不同：现在是 %2，由 %3 颁发，自 %4 起有效。</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Ask the broker’s operator whether it was renewed before you trust the new one.</source>
        <translation>可能有人在窃听。信任新证书之前，请向 Broker 的管理员确认证书是否已更换。</translation>
    </message>
    <message>
        <source>%1 is not trusted: its certificate %2 is not valid</source>
        <translation>%1 不受信任：其证书 %2 无效</translation>
    </message>
    <message>
        <source>%1 wants a client certificate, or another one</source>
        <translation>%1 要求客户端证书，或要求另一个证书</translation>
    </message>
    <message>
        <source>Choose the certificate and the key that the broker’s operator gave you.</source>
        <translation>请选择 Broker 管理员提供给您的证书和密钥。</translation>
    </message>
    <message>
        <source>%1 does not speak TLS, so nothing was sent to it.</source>
        <translation>%1 不支持 TLS，因此没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>It sent: %1.</source>
        <translation>它发送了：%1。</translation>
    </message>
    <message>
        <source>Check the port: MQTT over TLS usually listens on 8883, WebSockets over TLS on 443.</source>
        <translation>请检查端口：MQTT over TLS 通常监听 8883，WebSocket over TLS 通常监听 443。</translation>
    </message>
    <message>
        <source>%1 and this program have no TLS version in common</source>
        <translation>%1 与本程序没有共同支持的 TLS 版本</translation>
    </message>
    <message>
        <source>Allow TLS 1.2 in the connection’s settings. Older versions are unsafe and not offered: the broker must be updated.</source>
        <translation>请在连接设置中允许 TLS 1.2。更旧的版本不安全，因此不提供：Broker 必须更新。</translation>
    </message>
    <message>
        <source>%1 accepted the connection but did not answer in TLS in time.</source>
        <translation>%1 接受了连接，但未及时完成 TLS 应答。</translation>
    </message>
    <message>
        <source>Check that this port uses TLS, and try again.</source>
        <translation>请确认该端口使用 TLS，然后重试。</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made</source>
        <translation>无法与 %1 建立加密连接</translation>
    </message>
    <message>
        <source>Check that this port uses TLS and whether the broker wants a client certificate; its log says more.</source>
        <translation>请确认该端口使用 TLS，以及 Broker 是否要求客户端证书；其日志中有更多信息。</translation>
    </message>
    <message>
        <source>Cannot reach the proxy %1</source>
        <translation>无法连接代理 %1</translation>
    </message>
    <message>
        <source>Check the proxy’s address and port and that it is running.</source>
        <translation>请检查代理的地址和端口，并确认它正在运行。</translation>
    </message>
    <message>
        <source>The proxy’s host name was not found: %1</source>
        <translation>找不到代理的主机名：%1</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and password, or others</source>
        <translation>代理 %1 要求用户名和密码，或其他的用户名和密码</translation>
    </message>
    <message>
        <source>Enter the proxy’s own name and password. (Of HTTP proxies’ ways to log in, Basic is supported.)</source>
        <translation>请输入代理自身的用户名和密码。（HTTP 代理的登录方式中支持 Basic。）</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect to %2</source>
        <translation>代理 %1 没有连接到 %2</translation>
    </message>
    <message>
        <source>Check the broker’s address, and ask the proxy’s operator whether this host and port are allowed.</source>
        <translation>请检查 Broker 的地址，并询问代理的管理员是否允许该主机和端口。</translation>
    </message>
    <message>
        <source>The proxy %1 did not connect to %2 in time.</source>
        <translation>代理 %1 未及时连接到 %2。</translation>
    </message>
    <message>
        <source>Check both addresses and that the proxy is running.</source>
        <translation>请检查两个地址，并确认代理正在运行。</translation>
    </message>
    <message>
        <source>%1 did not answer as such a proxy</source>
        <translation>%1 的应答不符合该类代理</translation>
    </message>
    <message>
        <source>Check its port and whether it is a SOCKS5 or an HTTP proxy.</source>
        <translation>请检查其端口，以及它是 SOCKS5 代理还是 HTTP 代理。</translation>
    </message>
    <message>
        <source>The web server wants a login before MQTT begins: add the header field that it asks for.</source>
        <translation>Web 服务器要求在 MQTT 开始之前登录：请添加它要求的头字段。</translation>
    </message>
    <message>
        <source>Check the path: many brokers use /mqtt, some / or /ws.</source>
        <translation>请检查路径：许多 Broker 使用 /mqtt，有些使用 / 或 /ws。</translation>
    </message>
    <message>
        <source>Something in front of the broker cannot reach it; try again later.</source>
        <translation>Broker 前端的服务无法连接到它；请稍后重试。</translation>
    </message>
    <message>
        <source>Enter the address that it points to; it is not followed unasked.</source>
        <translation>请输入它指向的地址；程序不会自动跟随。</translation>
    </message>
    <message>
        <source>Check the address, the port and the path.</source>
        <translation>请检查地址、端口和路径。</translation>
    </message>
    <message>
        <source>Check the port and the path: is this the broker’s WebSocket listener?</source>
        <translation>请检查端口和路径：这是 Broker 的 WebSocket 监听端口吗？</translation>
    </message>
    <message>
        <source>%1 is no WebSocket server</source>
        <translation>%1 不是 WebSocket 服务器</translation>
    </message>
    <message>
        <source>%1 refused the WebSocket with HTTP status %2</source>
        <translation>%1 以 HTTP 状态 %2 拒绝了 WebSocket</translation>
    </message>
    <message>
        <source>%1 agreed to a WebSocket but not in the way it must.</source>
        <translation>%1 同意建立 WebSocket，但应答不符合规定。</translation>
    </message>
    <message>
        <source>Something between may have changed the answer; RFC 6455 section 4.1 says what it must be.</source>
        <translation>应答可能被中间设备改动；RFC 6455 第 4.1 节规定了其内容。</translation>
    </message>
    <message>
        <source>%1 opens WebSockets, but not for MQTT</source>
        <translation>%1 可以建立 WebSocket，但不支持 MQTT</translation>
    </message>
    <message>
        <source>The header field %1 cannot be sent.</source>
        <translation>无法发送头字段 %1。</translation>
    </message>
    <message>
        <source>Correct its name or value; the WebSocket’s own fields cannot be replaced.</source>
        <translation>请更正其名称或值；WebSocket 自身的字段不能被替换。</translation>
    </message>
    <message>
        <source>The answer of %1 is longer than 16 KiB.</source>
        <translation>%1 的应答超过 16 KiB。</translation>
    </message>
    <message>
        <source>%1 accepted the connection but did not answer the WebSocket request in time.</source>
        <translation>%1 接受了连接，但未及时应答 WebSocket 请求。</translation>
    </message>
    <message>
        <source>%1 closed the connection in place of opening a WebSocket.</source>
        <translation>%1 关闭了连接，没有建立 WebSocket。</translation>
    </message>
    <message>
        <source>%1 broke the WebSocket protocol</source>
        <translation>%1 违反了 WebSocket 协议</translation>
    </message>
    <message>
        <source>%1 closed the WebSocket with code %2</source>
        <translation>%1 以代码 %2 关闭了 WebSocket</translation>
    </message>
    <message>
        <source>The broker’s log says more.</source>
        <translation>Broker 的日志中有更多信息。</translation>
    </message>
    <message>
        <source>There is no socket %1.</source>
        <translation>套接字 %1 不存在。</translation>
    </message>
    <message>
        <source>Check the path and that the broker is running.</source>
        <translation>请检查路径，并确认 Broker 正在运行。</translation>
    </message>
    <message>
        <source>You may not use the socket %1.</source>
        <translation>您无权使用套接字 %1。</translation>
    </message>
    <message>
        <source>Ask for the right to write to it.</source>
        <translation>请申请对它的写入权限。</translation>
    </message>
    <message>
        <source>%1 is no socket.</source>
        <translation>%1 不是套接字。</translation>
    </message>
    <message>
        <source>Enter the path that the broker listens on.</source>
        <translation>请输入 Broker 监听的路径。</translation>
    </message>
    <message>
        <source>Nobody listens on the socket %1.</source>
        <translation>没有程序监听套接字 %1。</translation>
    </message>
    <message>
        <source>Check that the broker is running.</source>
        <translation>请确认 Broker 正在运行。</translation>
    </message>
    <message>
        <source>The path %1 is longer than a socket’s may be.</source>
        <translation>路径 %1 超过了套接字允许的长度。</translation>
    </message>
    <message>
        <source>Let the broker listen on a shorter one.</source>
        <translation>请让 Broker 监听较短的路径。</translation>
    </message>
    <message>
        <source>Cannot connect to the socket %1</source>
        <translation>无法连接到套接字 %1</translation>
    </message>
    <message>
        <source>%1 did not finish the re-authentication in time.</source>
        <translation>%1 未在规定时间内完成重新认证。</translation>
    </message>
    <message>
        <source>The broker&apos;s log may say what it waits for.</source>
        <translation>Broker 的日志可能会说明它在等待什么。</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>granted with QoS 1</source>
        <translation>已授予 QoS 1</translation>
    </message>
    <message>
        <source>granted with QoS 2</source>
        <translation>已授予 QoS 2</translation>
    </message>
    <message>
        <source>disconnected, the last will is published</source>
        <translation>已断开连接，将发布遗嘱消息</translation>
    </message>
    <message>
        <source>accepted, but nobody subscribes to the topic</source>
        <translation>已接受，但没有该主题的订阅者</translation>
    </message>
    <message>
        <source>there was no such subscription</source>
        <translation>不存在该订阅</translation>
    </message>
    <message>
        <source>the authentication goes on</source>
        <translation>继续认证</translation>
    </message>
    <message>
        <source>authenticate again</source>
        <translation>重新认证</translation>
    </message>
    <message>
        <source>the broker refused without saying why</source>
        <translation>Broker 拒绝了请求，未说明原因</translation>
    </message>
    <message>
        <source>malformed packet</source>
        <translation>报文格式错误</translation>
    </message>
    <message>
        <source>protocol error</source>
        <translation>协议错误</translation>
    </message>
    <message>
        <source>the broker does not accept it, for a reason of its own</source>
        <translation>Broker 因自身实现的原因不予接受</translation>
    </message>
    <message>
        <source>the protocol version is not supported</source>
        <translation>不支持该协议版本</translation>
    </message>
    <message>
        <source>the client identifier is not accepted</source>
        <translation>不接受该客户端标识符</translation>
    </message>
    <message>
        <source>the user name or password is wrong</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>not authorized</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>the broker is not available</source>
        <translation>Broker 不可用</translation>
    </message>
    <message>
        <source>the broker is busy</source>
        <translation>Broker 繁忙</translation>
    </message>
    <message>
        <source>this client is banned</source>
        <translation>该客户端已被禁止</translation>
    </message>
    <message>
        <source>the broker is shutting down</source>
        <translation>Broker 正在关闭</translation>
    </message>
    <message>
        <source>the authentication method is not supported</source>
        <translation>不支持该认证方法</translation>
    </message>
    <message>
        <source>the broker heard nothing from us in time</source>
        <translation>Broker 未在限定时间内收到我方的数据</translation>
    </message>
    <message>
        <source>another client connected with the same client identifier</source>
        <translation>另一个客户端使用相同的客户端标识符连接</translation>
    </message>
    <message>
        <source>the topic filter is not accepted</source>
        <translation>不接受该主题过滤器</translation>
    </message>
    <message>
        <source>the topic is not accepted</source>
        <translation>不接受该主题</translation>
    </message>
    <message>
        <source>the packet identifier is already in use</source>
        <translation>报文标识符已被占用</translation>
    </message>
    <message>
        <source>the packet identifier is unknown</source>
        <translation>报文标识符未知</translation>
    </message>
    <message>
        <source>too many messages were sent without an acknowledgement</source>
        <translation>未确认的消息过多</translation>
    </message>
    <message>
        <source>the topic alias is not valid</source>
        <translation>主题别名无效</translation>
    </message>
    <message>
        <source>the packet is too large</source>
        <translation>报文过大</translation>
    </message>
    <message>
        <source>messages are sent too fast</source>
        <translation>消息发送过快</translation>
    </message>
    <message>
        <source>a quota is used up</source>
        <translation>配额已用尽</translation>
    </message>
    <message>
        <source>an administrator closed the connection</source>
        <translation>管理员关闭了连接</translation>
    </message>
    <message>
        <source>the payload does not have the format it claims</source>
        <translation>负载与其声明的格式不符</translation>
    </message>
    <message>
        <source>retained messages are not supported</source>
        <translation>不支持保留消息</translation>
    </message>
    <message>
        <source>the QoS is not supported</source>
        <translation>不支持该 QoS</translation>
    </message>
    <message>
        <source>use another broker for now</source>
        <translation>请暂时使用另一个 Broker</translation>
    </message>
    <message>
        <source>the broker has moved for good</source>
        <translation>Broker 已永久迁移</translation>
    </message>
    <message>
        <source>shared subscriptions are not supported</source>
        <translation>不支持共享订阅</translation>
    </message>
    <message>
        <source>connections are made too fast</source>
        <translation>建立连接过于频繁</translation>
    </message>
    <message>
        <source>the connection has reached its maximum duration</source>
        <translation>连接已达到最长时限</translation>
    </message>
    <message>
        <source>subscription identifiers are not supported</source>
        <translation>不支持订阅标识符</translation>
    </message>
    <message>
        <source>wildcards in subscriptions are not supported</source>
        <translation>不支持订阅中的通配符</translation>
    </message>
    <message>
        <source>an unknown reason</source>
        <translation>未知原因</translation>
    </message>
    <message>
        <source>granted with QoS 0</source>
        <translation>已授予 QoS 0</translation>
    </message>
    <message>
        <source>normal disconnection</source>
        <translation>正常断开</translation>
    </message>
</context>
<context>
    <name>RequestError</name>
    <message>
        <source>There is no connection to the broker. Connect first.</source>
        <translation>尚未连接 Broker。请先连接。</translation>
    </message>
    <message>
        <source>The topic is not valid: it must not be empty, contain + or #, or be longer than 65,535 bytes.</source>
        <translation>主题无效：不能为空，不能包含 + 或 #，也不能超过 65535 字节。</translation>
    </message>
    <message>
        <source>The topic filter is not valid: + must stand alone between slashes, # must be the last level, and the filter must not be empty.</source>
        <translation>主题过滤器无效：+ 必须独占斜杠之间的一级，# 必须是最后一级，且过滤器不能为空。</translation>
    </message>
    <message>
        <source>A property is not valid here, stands twice or is out of range.</source>
        <translation>某个属性在此无效、重复出现或超出范围。</translation>
    </message>
    <message>
        <source>A text is not valid UTF-8, contains a zero character or is longer than 65,535 bytes.</source>
        <translation>某个文本不是有效的 UTF-8、包含空字符或超过 65535 字节。</translation>
    </message>
    <message>
        <source>The message is larger than the broker or MQTT allows. Send less at once.</source>
        <translation>消息超过了 Broker 或 MQTT 允许的大小。请减少一次发送的内容。</translation>
    </message>
    <message>
        <source>The broker does not support this QoS. Choose a lower one.</source>
        <translation>Broker 不支持该 QoS。请选择较低的级别。</translation>
    </message>
    <message>
        <source>The broker does not keep retained messages. Send it without retain.</source>
        <translation>Broker 不支持保留消息。请不带保留标志发送。</translation>
    </message>
    <message>
        <source>The topic alias is higher than the broker allows. Use a lower one or none.</source>
        <translation>主题别名超过了 Broker 允许的上限。请使用较小的值或不使用别名。</translation>
    </message>
    <message>
        <source>The broker does not allow wildcards in subscriptions. Name the topics in full.</source>
        <translation>Broker 不允许在订阅中使用通配符。请写出完整的主题。</translation>
    </message>
    <message>
        <source>The broker does not support shared subscriptions. Leave $share out.</source>
        <translation>Broker 不支持共享订阅。请去掉 $share。</translation>
    </message>
    <message>
        <source>The broker does not support subscription identifiers. Leave it out.</source>
        <translation>Broker 不支持订阅标识符。请去掉它。</translation>
    </message>
    <message>
        <source>65,535 requests already wait for the broker&apos;s answer. Try again later.</source>
        <translation>已有 65535 个请求在等待 Broker 应答。请稍后重试。</translation>
    </message>
    <message>
        <source>Too much already waits to be acknowledged by the broker. Try again later.</source>
        <translation>等待 Broker 确认的内容过多。请稍后重试。</translation>
    </message>
    <message>
        <source>The list of topic filters is empty.</source>
        <translation>主题过滤器列表为空。</translation>
    </message>
    <message>
        <source>The connection was made without an authentication method, so there is none to repeat.</source>
        <translation>该连接建立时没有使用认证方法，因此无法重新认证。</translation>
    </message>
    <message>
        <source>The broker has not answered the last re-authentication yet.</source>
        <translation>Broker 尚未应答上一次重新认证。</translation>
    </message>
</context>
<context>
    <name>TopicFault</name>
    <message>
        <source>A topic has at least one character.</source>
        <translation>主题至少要有一个字符。</translation>
    </message>
    <message>
        <source>A topic has at most 65,535 bytes.</source>
        <translation>主题最多 65535 字节。</translation>
    </message>
    <message>
        <source>A topic is UTF-8 text without the character U+0000.</source>
        <translation>主题是不含字符 U+0000 的 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The wildcards + and # stand in subscriptions only, not in a topic name.</source>
        <translation>通配符 + 和 # 只能用于订阅，不能用于主题名。</translation>
    </message>
    <message>
        <source>The wildcard + must fill its whole level, as in a/+/c.</source>
        <translation>通配符 + 必须独占一级，例如 a/+/c。</translation>
    </message>
    <message>
        <source>The wildcard # must be the whole last level, as in a/#.</source>
        <translation>通配符 # 必须独占最后一级，例如 a/#。</translation>
    </message>
    <message>
        <source>A shared subscription is $share/name/filter, and the name has no wildcard.</source>
        <translation>共享订阅的形式为 $share/名称/过滤器，名称中不能有通配符。</translation>
    </message>
    <message>
        <source>A shared subscription is $share/name/filter: the filter is missing.</source>
        <translation>共享订阅的形式为 $share/名称/过滤器：缺少过滤器。</translation>
    </message>
</context>
<context>
    <name>UserProperties</name>
    <message>
        <source>“%1” contains a zero character.</source>
        <translation>“%1”含有零字符。</translation>
    </message>
    <message>
        <source>“%1” is longer than MQTT allows (65,535 bytes).</source>
        <translation>“%1”超过 MQTT 允许的长度（65535 字节）。</translation>
    </message>
</context>
<context>
    <name>WireFault</name>
    <message>
        <source>nothing is wrong</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>a field runs past the end of the packet</source>
        <translation>字段超出报文末尾</translation>
    </message>
    <message>
        <source>bytes are left after the last field</source>
        <translation>最后一个字段之后还有多余字节</translation>
    </message>
    <message>
        <source>the packet length does not end after four bytes</source>
        <translation>报文长度在四个字节后仍未结束</translation>
    </message>
    <message>
        <source>a variable-length number is too long</source>
        <translation>变长整数过长</translation>
    </message>
    <message>
        <source>the packet type is reserved</source>
        <translation>报文类型为保留值</translation>
    </message>
    <message>
        <source>reserved flags of the fixed header are wrong</source>
        <translation>固定报头的保留标志错误</translation>
    </message>
    <message>
        <source>the QoS is 3, which does not exist</source>
        <translation>QoS 为 3，该级别不存在</translation>
    </message>
    <message>
        <source>the duplicate flag is set at QoS 0</source>
        <translation>QoS 0 的报文设置了重复标志</translation>
    </message>
    <message>
        <source>a text is not valid UTF-8 or contains a zero character</source>
        <translation>某个文本不是有效的 UTF-8，或包含空字符</translation>
    </message>
    <message>
        <source>the protocol name is unknown</source>
        <translation>协议名未知</translation>
    </message>
    <message>
        <source>the protocol level is not supported</source>
        <translation>不支持该协议级别</translation>
    </message>
    <message>
        <source>the connect flags contradict each other</source>
        <translation>连接标志相互矛盾</translation>
    </message>
    <message>
        <source>the acknowledge flags contradict each other</source>
        <translation>确认标志相互矛盾</translation>
    </message>
    <message>
        <source>this packet cannot carry the reason code</source>
        <translation>该报文不能携带此原因码</translation>
    </message>
    <message>
        <source>the packet identifier is 0</source>
        <translation>报文标识符为 0</translation>
    </message>
    <message>
        <source>a property is unknown</source>
        <translation>属性未知</translation>
    </message>
    <message>
        <source>a property does not belong in this packet</source>
        <translation>该属性不属于此报文</translation>
    </message>
    <message>
        <source>a property stands twice</source>
        <translation>属性重复出现</translation>
    </message>
    <message>
        <source>a property&apos;s value is out of range</source>
        <translation>属性值超出范围</translation>
    </message>
    <message>
        <source>the property length does not fit the packet</source>
        <translation>属性长度与报文不符</translation>
    </message>
    <message>
        <source>the topic is empty or contains a wildcard</source>
        <translation>主题为空或包含通配符</translation>
    </message>
    <message>
        <source>the topic filter is empty or has a misplaced wildcard</source>
        <translation>主题过滤器为空或通配符位置错误</translation>
    </message>
    <message>
        <source>the subscription options contradict the specification</source>
        <translation>订阅选项违反规范</translation>
    </message>
    <message>
        <source>the packet&apos;s list is empty</source>
        <translation>报文中的列表为空</translation>
    </message>
    <message>
        <source>only a client may send this packet</source>
        <translation>该报文只能由客户端发送</translation>
    </message>
    <message>
        <source>the packet is larger than we accept</source>
        <translation>报文超过我方接受的大小</translation>
    </message>
    <message>
        <source>the packet does not belong here in the session</source>
        <translation>该报文不应出现在会话的这个阶段</translation>
    </message>
    <message>
        <source>the authentication method is missing</source>
        <translation>缺少认证方法</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>第 %1 字节</translation>
    </message>
</context>
<context>
    <name>app::CommandLine</name>
    <message>
        <source>An oscilloscope for MQTT: browse topics, inspect messages, plot numbers, publish.</source>
        <translation>MQTT 示波器：浏览主题、检查消息、绘制数值、发布消息。</translation>
    </message>
    <message>
        <source>Subscribe to FILTER; may be repeated. Default: #</source>
        <translation>订阅 FILTER；可重复使用。默认：#</translation>
    </message>
    <message>
        <source>MQTT version: 3.1.1 or 5 (default)</source>
        <translation>MQTT 版本：3.1.1 或 5（默认）</translation>
    </message>
    <message>
        <source>Start a private broker with simulated devices</source>
        <translation>启动带有模拟设备的私有 Broker</translation>
    </message>
    <message>
        <source>Select TOPIC as soon as it appears</source>
        <translation>TOPIC 一出现即选中</translation>
    </message>
    <message>
        <source>Plot the number at TOPIC, or at JSONPATH in its payload; may be repeated</source>
        <translation>绘制 TOPIC 的数值，或其负载中 JSONPATH 处的数值；可重复使用</translation>
    </message>
    <message>
        <source>Keep settings and profiles in DIR</source>
        <translation>将设置和连接配置保存在 DIR 中</translation>
    </message>
    <message>
        <source>Append one JSON object a second to FILE</source>
        <translation>每秒向 FILE 追加一个 JSON 对象</translation>
    </message>
    <message>
        <source>Save the window to FILE just before --quit-after ends the program</source>
        <translation>在 --quit-after 结束程序之前，将窗口截图保存到 FILE</translation>
    </message>
    <message>
        <source>End after SECONDS</source>
        <translation>SECONDS 秒后结束</translation>
    </message>
    <message>
        <source>Print topics, messages and rates at the end</source>
        <translation>结束时输出主题、消息和速率</translation>
    </message>
    <message>
        <source>system, light or dark, for this run</source>
        <translation>system、light 或 dark，仅用于本次运行</translation>
    </message>
    <message>
        <source>Language for this run, such as en or zh_CN</source>
        <translation>本次运行使用的语言，例如 en 或 zh_CN</translation>
    </message>
    <message>
        <source>Show this help</source>
        <translation>显示此帮助</translation>
    </message>
    <message>
        <source>Show the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>--chart %1: %2</source>
        <translation>--chart %1: %2</translation>
    </message>
    <message>
        <source>--chart %1: the path is wrong at character %2: expected %3.</source>
        <translation>--chart %1: 路径在第 %2 个字符处有误：此处应为%3。</translation>
    </message>
    <message>
        <source>One URL at most: what is “%1”?</source>
        <translation>最多一个 URL：“%1”是什么？</translation>
    </message>
    <message>
        <source>--subscribe %1: %2</source>
        <translation>--subscribe %1: %2</translation>
    </message>
    <message>
        <source>--protocol %1: there are 3.1.1 and 5.</source>
        <translation>--protocol %1: 可用值为 3.1.1 和 5。</translation>
    </message>
    <message>
        <source>--select %1: %2</source>
        <translation>--select %1: %2</translation>
    </message>
    <message>
        <source>--quit-after %1: expected a number of seconds above 0.</source>
        <translation>--quit-after %1: 应为大于 0 的秒数。</translation>
    </message>
    <message>
        <source>--screenshot is taken just before --quit-after ends the program, so it needs that option too.</source>
        <translation>--screenshot 在 --quit-after 结束程序之前截图，因此还需要该选项。</translation>
    </message>
    <message>
        <source>--theme %1: there are system, light and dark.</source>
        <translation>--theme %1: 可用值为 system、light 和 dark。</translation>
    </message>
    <message>
        <source>Broker to connect to: mqtt://[user@]host[:port], mqtts://…, ws://…, wss://… or unix:///path</source>
        <translation>要连接的 Broker：mqtt://[user@]host[:port]、mqtts://…、ws://…、wss://… 或 unix:///path</translation>
    </message>
</context>
<context>
    <name>app::Composition</name>
    <message>
        <source>mqttscope: the statistics cannot be written to %1: %2. Choose another file with --stats-log.</source>
        <translation>mqttscope: 无法将统计数据写入 %1：%2。请用 --stats-log 指定另一个文件。</translation>
    </message>
    <message>
        <source>The demo needs the MQTT broker mosquitto, which is not installed. On Debian: apt-get install mosquitto</source>
        <translation>演示需要 MQTT Broker mosquitto，但它尚未安装。在 Debian 上运行：apt-get install mosquitto</translation>
    </message>
    <message>
        <source>The demo&apos;s broker did not start: %1</source>
        <translation>演示 Broker 未能启动：%1</translation>
    </message>
    <message>
        <source>mqttscope: the screenshot cannot be written to %1.</source>
        <translation>mqttscope: 无法将截图写入 %1。</translation>
    </message>
</context>
<context>
    <name>explorer::Demo</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>explorer::MessageListModel</name>
    <message>
        <source>(no longer in memory)</source>
        <translation>（已不在内存中）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Δt</source>
        <translation>Δt</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Δvalue</source>
        <translation>Δ值</translation>
    </message>
</context>
<context>
    <name>explorer::MessageRowText</name>
    <message>
        <source>retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>DUP</source>
        <translation>DUP</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>已截断</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>太大</translation>
    </message>
</context>
<context>
    <name>explorer::MessageText</name>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
</context>
<context>
    <name>explorer::RequestListModel</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln answer(s)</source>
        <translation>
            <numerusform>%1，%Ln 个应答</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (from here)</source>
        <translation>%1（本程序发出）</translation>
    </message>
    <message>
        <source>expected on %1</source>
        <translation>应在 %1 上应答</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>response topic, correlation data</source>
        <translation>响应主题、关联数据</translation>
    </message>
    <message>
        <source>response topic</source>
        <translation>响应主题</translation>
    </message>
    <message>
        <source>an earlier convention</source>
        <translation>先前的约定</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Paired by</source>
        <translation>配对依据</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>explorer::TopicTreeModel</name>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息数</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>no longer in memory</source>
        <translation>已不在内存中</translation>
    </message>
    <message>
        <source>%1 M/s</source>
        <comment>millions per second</comment>
        <translation>%1 M/s</translation>
    </message>
    <message>
        <source>%1 k/s</source>
        <comment>thousands per second</comment>
        <translation>%1 k/s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln 个主题</numerusform>
        </translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>显示 %1 / %2 行</translation>
    </message>
    <message>
        <source>So many rows are not shown below one level. The filter finds the others; sorting by a figure shows those with the most.</source>
        <translation>同一级下不显示这么多行。可用筛选找到其余的；按数值排序会显示数值最大的。</translation>
    </message>
</context>
<context>
    <name>explorer::TopicWords</name>
    <message>
        <source>Unknown whether the broker retains it: MQTT 3.1.1 does not tell of live messages, and with MQTT 5 the subscription must ask for Retain As Published.</source>
        <translation>不知道代理是否保留了它：MQTT 3.1.1 不告知实时消息的保留状态，使用 MQTT 5 时订阅必须请求“按发布时保留”（Retain As Published）。</translation>
    </message>
    <message>
        <source>Unknown whether the broker retains it: nothing has come since the connection was made or a subscription ended.</source>
        <translation>不知道代理是否保留了它：自连接建立或某个订阅结束以来，尚未收到任何消息。</translation>
    </message>
    <message>
        <source>Retained: the broker holds this message.</source>
        <translation>已保留：代理持有这条消息。</translation>
    </message>
    <message>
        <source>Live: the broker holds an older retained message.</source>
        <translation>实时：代理持有一条较早的保留消息。</translation>
    </message>
    <message>
        <source>Live: the broker holds no retained message.</source>
        <translation>实时：代理没有保留消息。</translation>
    </message>
    <message>
        <source>The broker holds no retained message: it was cleared.</source>
        <translation>代理没有保留消息：已被清除。</translation>
    </message>
    <message>
        <source>The broker holds no retained message: it has expired.</source>
        <translation>代理没有保留消息：已过期。</translation>
    </message>
    <message>
        <source>Live: the broker holds an older retained message, unless that has expired.</source>
        <translation>实时：代理持有一条较早的保留消息，除非它已过期。</translation>
    </message>
    <message>
        <source>unknown whether retained: the subscription does not ask</source>
        <translation>是否保留未知：订阅未请求告知</translation>
    </message>
    <message>
        <source>unknown whether retained: MQTT 3.1.1 does not tell</source>
        <translation>是否保留未知：MQTT 3.1.1 不告知</translation>
    </message>
    <message>
        <source>unknown whether still retained</source>
        <translation>是否仍被保留未知</translation>
    </message>
    <message>
        <source>retained on the broker</source>
        <translation>代理已保留</translation>
    </message>
    <message>
        <source>live; the broker holds an older retained message</source>
        <translation>实时；代理持有一条较早的保留消息</translation>
    </message>
    <message>
        <source>live; nothing retained</source>
        <translation>实时；没有保留消息</translation>
    </message>
    <message>
        <source>nothing retained any more</source>
        <translation>已没有保留消息</translation>
    </message>
    <message>
        <source>was retained, has expired</source>
        <translation>曾被保留，已过期</translation>
    </message>
    <message>
        <source>live; an older retained message, unless expired</source>
        <translation>实时；有一条较早的保留消息，除非已过期</translation>
    </message>
    <message numerus="yes">
        <source>Silent for %Ln period(s): usually a message comes every %1, the last one came %2 ago.</source>
        <translation>
            <numerusform>已静默 %Ln 个周期：通常每 %1 来一条消息，最近一条是 %2 前收到的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>silent for %Ln period(s)</source>
        <translation>
            <numerusform>已静默 %Ln 个周期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::TrafficRanking</name>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Messages/s</source>
        <translation>消息/秒</translation>
    </message>
    <message>
        <source>Bytes/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>Mean size</source>
        <translation>平均大小</translation>
    </message>
    <message>
        <source>Share of messages</source>
        <translation>消息占比</translation>
    </message>
    <message>
        <source>Share of bytes</source>
        <translation>字节占比</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>explorer::ValuePreview</name>
    <message numerus="yes">
        <source>⟨%Ln byte(s)⟩ %1</source>
        <translation>
            <numerusform>⟨%Ln 字节⟩ %1</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About MQTTScope</source>
        <translation>关于 MQTTScope</translation>
    </message>
    <message>
        <source>An oscilloscope for MQTT</source>
        <translation>MQTT 示波器</translation>
    </message>
    <message>
        <source>Version %1, built with Qt %2</source>
        <translation>版本 %1，使用 Qt %2 构建</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>本程序是自由软件，依据 GNU 通用公共许可证第 3 版或更新版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>Uses Qt (LGPL 3), QCustomPlot (GPL 3) and simdjson (Apache 2.0).</source>
        <translation>使用 Qt（LGPL 3）、QCustomPlot（GPL 3）和 simdjson（Apache 2.0）。</translation>
    </message>
    <message>
        <source>It connects to the brokers you name and to nothing else.</source>
        <translation>它只连接您指定的 Broker，不连接其他任何地址。</translation>
    </message>
</context>
<context>
    <name>ui::Banner</name>
    <message>
        <source>Dismiss this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>ui::BaselineFinder</name>
    <message>
        <source>There is no message to compare.</source>
        <translation>没有可比较的消息。</translation>
    </message>
    <message>
        <source>the message before</source>
        <translation>上一条消息</translation>
    </message>
    <message>
        <source>This is the first message of the topic that is still in memory.</source>
        <translation>这是该主题仍在内存中的第一条消息。</translation>
    </message>
    <message>
        <source>the last retained message</source>
        <translation>最近的保留消息</translation>
    </message>
    <message>
        <source>No earlier message of the topic that is in memory came retained.</source>
        <translation>内存中该主题较早的消息都不是保留消息。</translation>
    </message>
    <message>
        <source>the newest of %1</source>
        <translation>%1 的最新消息</translation>
    </message>
    <message>
        <source>Type the topic whose newest message it is compared with.</source>
        <translation>请输入要与其最新消息比较的主题。</translation>
    </message>
    <message>
        <source>There is no message on %1 in memory.</source>
        <translation>内存中没有 %1 的消息。</translation>
    </message>
    <message>
        <source>the one pinned at %1</source>
        <translation>固定于 %1 的消息</translation>
    </message>
    <message>
        <source>The message is not pinned any more.</source>
        <translation>该消息已不再固定。</translation>
    </message>
</context>
<context>
    <name>ui::BoundedTextView</name>
    <message>
        <source>Show &amp;all</source>
        <translation>显示全部(&amp;A)</translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation>文本形式的负载</translation>
    </message>
    <message>
        <source>Showing the first %1 of %2</source>
        <translation>显示前 %1，共 %2</translation>
    </message>
</context>
<context>
    <name>ui::ChartedSeries</name>
    <message>
        <source>waiting for the first message</source>
        <translation>等待第一条消息</translation>
    </message>
    <message>
        <source>the last message is not a number</source>
        <translation>最新消息不是数值</translation>
    </message>
    <message>
        <source>no number at %1 in the last message</source>
        <translation>最新消息的 %1 处没有数值</translation>
    </message>
    <message>
        <source>the last message was cut: too large for memory</source>
        <translation>最近一条消息过大，已被截断</translation>
    </message>
</context>
<context>
    <name>ui::ChartsPanel</name>
    <message>
        <source>Nothing is charted</source>
        <translation>没有图表</translation>
    </message>
    <message>
        <source>Click ∿ beside a number in the inspector to see it over time.</source>
        <translation>点击检查器中数值旁的 ∿，即可查看其随时间的变化。</translation>
    </message>
    <message>
        <source>“%1” is not a path to a number: expected %2 at character %3.</source>
        <translation>“%1”不是数值的路径：第 %3 个字符处应为%2。</translation>
    </message>
</context>
<context>
    <name>ui::ChartsToolbar</name>
    <message>
        <source>10 s</source>
        <translation>10 秒</translation>
    </message>
    <message>
        <source>30 s</source>
        <translation>30 秒</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>时间窗口</translation>
    </message>
    <message>
        <source>How much of the newest data to show</source>
        <translation>显示多长时间的最新数据</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>折线</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>散点</translation>
    </message>
    <message>
        <source>Drawing style</source>
        <translation>绘制样式</translation>
    </message>
    <message>
        <source>How samples are drawn</source>
        <translation>样本的绘制方式</translation>
    </message>
    <message>
        <source>Follow the newest data (F)</source>
        <translation>跟随最新数据 (F)</translation>
    </message>
    <message>
        <source>Pause the charts; recording goes on (Space)</source>
        <translation>暂停图表；记录继续进行（空格键）</translation>
    </message>
    <message>
        <source>Fit everything (Home)</source>
        <translation>适应全部 (Home)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>New chart below, with the same time axis</source>
        <translation>在下方新建图表，共用时间轴</translation>
    </message>
    <message>
        <source>Remove all series</source>
        <translation>移除所有曲线</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>As PNG image…</source>
        <translation>保存为 PNG 图像…</translation>
    </message>
    <message>
        <source>What is shown, as CSV…</source>
        <translation>将显示的内容保存为 CSV…</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionCommands</name>
    <message>
        <source>The connection “%1” could not be saved: %2. It is there until the program ends.</source>
        <translation>无法保存连接“%1”：%2。程序结束前仍可使用。</translation>
    </message>
    <message>
        <source>Remove the saved connection “%1”?</source>
        <translation>移除已保存的连接“%1”？</translation>
    </message>
    <message>
        <source>Its address, subscriptions and last will are forgotten.</source>
        <translation>其地址、订阅和遗嘱将被删除。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The change could not be saved: %1.</source>
        <translation>无法保存更改：%1。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>The keychain did not take the password of “%1”: %2. It is kept until the program ends.</source>
        <translation>密钥环未保存“%1”的密码：%2。密码将保留到程序结束。</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>没有密钥环</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionDialog</name>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>编辑连接</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>常规(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Subscriptions</source>
        <translation>订阅(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Last will</source>
        <translation>遗嘱(&amp;L)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Asking the system keychain …</source>
        <translation>正在询问系统密钥环…</translation>
    </message>
    <message>
        <source>The keychain did not give it. Type it, or try again later.</source>
        <translation>密钥环未提供。请手动输入，或稍后重试。</translation>
    </message>
    <message>
        <source>The other pages are not complete yet.</source>
        <translation>其他页面尚未填写完整。</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNarrator</name>
    <message>
        <source>Connection closed and forgotten.</source>
        <translation>连接已关闭并移除。</translation>
    </message>
    <message>
        <source>Not published. %1</source>
        <translation>未发布。%1</translation>
    </message>
    <message>
        <source>Not subscribed. %1</source>
        <translation>未订阅。%1</translation>
    </message>
    <message>
        <source>Disconnected.</source>
        <translation>已断开连接。</translation>
    </message>
    <message>
        <source>Connecting to %1, attempt %2.</source>
        <translation>正在连接 %1，第 %2 次尝试。</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>正在连接 %1。</translation>
    </message>
    <message>
        <source>%1 accepted the connection; %2 CONNECT sent.</source>
        <translation>%1 接受了连接；已发送 %2 CONNECT。</translation>
    </message>
    <message>
        <source>%1 Next attempt in %2 s.</source>
        <translation>%1 %2 秒后再次尝试。</translation>
    </message>
    <message>
        <source>DISCONNECT sent.</source>
        <translation>已发送 DISCONNECT。</translation>
    </message>
    <message>
        <source>Connected as %1, but the broker no longer has our session: subscribing again. Messages sent meanwhile may be lost.</source>
        <translation>已作为 %1 连接，但 Broker 上已没有我们的会话：正在重新订阅。其间发送的消息可能已丢失。</translation>
    </message>
    <message numerus="yes">
        <source>Connected as %1; session resumed, %Ln packet(s) sent again.</source>
        <translation>
            <numerusform>已作为 %1 连接；会话已恢复，重发了 %Ln 个报文。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected as %1.</source>
        <translation>已作为 %1 连接。</translation>
    </message>
    <message>
        <source>Subscription %1: the connection ended before the broker answered.</source>
        <translation>订阅 %1：Broker 应答之前连接已断开。</translation>
    </message>
    <message>
        <source>Subscription %1 refused: %2 (%3).</source>
        <translation>订阅 %1 被拒绝：%2（%3）。</translation>
    </message>
    <message>
        <source>Subscription %1: %2.</source>
        <translation>订阅 %1：%2。</translation>
    </message>
    <message>
        <source>The broker adds: %1</source>
        <translation>Broker 的补充说明：%1</translation>
    </message>
    <message>
        <source>Unsubscribed from %1: %2.</source>
        <translation>已取消订阅 %1：%2。</translation>
    </message>
    <message>
        <source>A published message was not acknowledged before the connection ended; it may or may not have arrived.</source>
        <translation>一条已发布的消息在连接断开前未得到确认；它可能已送达，也可能没有。</translation>
    </message>
    <message>
        <source>The broker refused a published message: %1 (%2).</source>
        <translation>Broker 拒绝了一条已发布的消息：%1（%2）。</translation>
    </message>
    <message>
        <source>The broker acknowledged packet %1, which we do not know.</source>
        <translation>Broker 确认了未知的报文 %1。</translation>
    </message>
    <message>
        <source>Packet %1 came again and was not counted twice (QoS 2).</source>
        <translation>报文 %1 重复到达，未重复计数 (QoS 2)。</translation>
    </message>
    <message>
        <source>Packet %1 sent again after the reconnect.</source>
        <translation>重新连接后再次发送了报文 %1。</translation>
    </message>
    <message>
        <source>The broker took the re-authentication.</source>
        <translation>Broker 接受了重新认证。</translation>
    </message>
    <message>
        <source>The broker does not speak MQTT 5.0: connected with 3.1.1, without properties.</source>
        <translation>Broker 不支持 MQTT 5.0：已用 3.1.1 连接，不带属性。</translation>
    </message>
    <message>
        <source>A message was not published: its expiry interval ran out while it waited for its turn.</source>
        <translation>有一条消息未发布：它在排队等待时已过期。</translation>
    </message>
    <message>
        <source>The client identifier is longer than the 23 characters of MQTT 3.1; the broker may refuse it.</source>
        <translation>客户端标识符超过 MQTT 3.1 的 23 个字符；Broker 可能会拒绝。</translation>
    </message>
    <message>
        <source>A message of %1 bytes is too large for memory: only its beginning was kept.</source>
        <translation>一条 %1 字节的消息过大，内存中只保留了开头部分。</translation>
    </message>
    <message numerus="yes">
        <source>The session journal %1 ended in the middle of a record; %Ln byte(s) were cut off.</source>
        <translation>
            <numerusform>会话日志 %1 在一条记录中间结束；已截去 %Ln 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The session journal %1 is damaged and was set aside; the session starts anew.</source>
        <translation>会话日志 %1 已损坏并被移到一旁；会话重新开始。</translation>
    </message>
    <message>
        <source>The session journal %1 is of another broker or client identifier and was set aside.</source>
        <translation>会话日志 %1 属于另一个 Broker 或客户端标识符，已被移到一旁。</translation>
    </message>
    <message>
        <source>Another program uses the session journal %1: this session ends with the program.</source>
        <translation>另一个程序正在使用会话日志 %1：此会话将随程序结束。</translation>
    </message>
    <message>
        <source>The session journal %1 cannot be used: %2. This session ends with the program.</source>
        <translation>会话日志 %1 无法使用：%2。此会话将随程序结束。</translation>
    </message>
    <message>
        <source>The session journal %1 could not be written: %2. This session ends with the program.</source>
        <translation>会话日志 %1 无法写入：%2。此会话将随程序结束。</translation>
    </message>
    <message>
        <source>No longer trying to connect.</source>
        <translation>已停止尝试连接。</translation>
    </message>
    <message>
        <source>%1 It is not tried again by itself.</source>
        <translation>%1不会自动重试。</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNotices</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 Trying again by itself.</source>
        <translation>%1 正在自动重试。</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>The broker adds: %1</source>
        <translation>Broker 的补充说明：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1: the broker refused %Ln subscription(s)</source>
        <translation>
            <numerusform>%1：Broker 拒绝了 %Ln 个订阅</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: more topics than may be shown</source>
        <translation>%1：主题数超出可显示的上限</translation>
    </message>
    <message>
        <source>%1 messages on about %2 refused topics were counted and not kept; the %3 known topics keep updating. Subscribe to less, or raise the limit of topics.</source>
        <translation>约 %2 个被拒绝的主题上的 %1 条消息仅计数而未保留；%3 个已知主题继续更新。请缩小订阅范围，或提高主题上限。</translation>
    </message>
</context>
<context>
    <name>ui::CutNotice</name>
    <message>
        <source>The message was cut</source>
        <translation>消息已被截断</translation>
    </message>
    <message>
        <source>SHA-256 of the whole payload</source>
        <translation>完整负载的 SHA-256</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Copy the SHA-256 of the whole payload</source>
        <translation>复制完整负载的 SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the whole:</source>
        <translation>完整内容的 SHA-256：</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 kept.</source>
        <translation>仅保留了 %2 中的前 %1。</translation>
    </message>
    <message>
        <source>%1 SHA-256 of the whole: %2</source>
        <translation>%1完整内容的 SHA-256：%2</translation>
    </message>
</context>
<context>
    <name>ui::DecodePlan</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>whatever is inside</source>
        <translation>其中的内容</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>手动选择</translation>
    </message>
    <message>
        <source>by content type</source>
        <translation>按内容类型</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>规则 %1</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>The fields from the first byte to the last: type, name, then a factor, a unit, names of values. Example: u16be temperature*0.1 &quot;°C&quot;; u8 state{ok:1, err:3}; i32le pos[2]; crc16</source>
        <translation>从第一个字节到最后一个字节的字段：类型、名称，然后是系数、单位、取值名称。示例：u16be temperature*0.1 &quot;°C&quot;; u8 state{ok:1, err:3}; i32le pos[2]; crc16</translation>
    </message>
    <message>
        <source>The types of the numbers. Example: u16be, f32le[4], i8[]</source>
        <translation>数值的类型。示例：u16be, f32le[4], i8[]</translation>
    </message>
    <message>
        <source>The encoding of the text. Example: GB18030, UTF-16LE, ISO-8859-1</source>
        <translation>文本的编码。示例：GB18030, UTF-16LE, ISO-8859-1</translation>
    </message>
    <message>
        <source>A file and the message in it, or the message and its source below. Example: plant.proto plant.Reading</source>
        <translation>文件及其中的消息，或者消息及其下方的源文本。示例：plant.proto plant.Reading</translation>
    </message>
    <message>
        <source>The schema, as JSON.</source>
        <translation>JSON 格式的模式。</translation>
    </message>
</context>
<context>
    <name>ui::DecodePreview</name>
    <message>
        <source>There is no message to try it on.</source>
        <translation>没有可供试验的消息。</translation>
    </message>
    <message>
        <source>The message as it would be read</source>
        <translation>按此方式读取的消息</translation>
    </message>
    <message>
        <source>%1 · %2 unpacked to %3</source>
        <translation>%1 · %2 解包为 %3</translation>
    </message>
</context>
<context>
    <name>ui::DecodeRulesDialog</name>
    <message>
        <source>Decode rules</source>
        <translation>解码规则</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>主题过滤器</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>The first rule whose filter matches a topic says how its payloads are read. What a message says of its own content type counts for more.</source>
        <translation>第一条过滤器匹配主题的规则决定如何读取其负载。消息自身声明的内容类型优先。</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ui::Decoder</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>CBOR</source>
        <translation>CBOR</translation>
    </message>
    <message>
        <source>MessagePack</source>
        <translation>MessagePack</translation>
    </message>
    <message>
        <source>Protobuf</source>
        <translation>Protobuf</translation>
    </message>
    <message>
        <source>Sparkplug B</source>
        <translation>Sparkplug B</translation>
    </message>
    <message>
        <source>Avro</source>
        <translation>Avro</translation>
    </message>
    <message>
        <source>Raw numbers</source>
        <translation>原始数值</translation>
    </message>
    <message>
        <source>Byte layout</source>
        <translation>字节布局</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>JSON Web Token</source>
        <translation>JSON Web 令牌</translation>
    </message>
</context>
<context>
    <name>ui::DecoderButton</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>How the payload is read: %1</source>
        <translation>负载的读取方式：%1</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>&amp;Read as…</source>
        <translation>读取方式(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Read as %1…</source>
        <translation>读取方式：%1(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Decode rules…</source>
        <translation>解码规则(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>ui::DeviationModel</name>
    <message>
        <source>Deviation</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>ui::DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Messages off the wire</source>
        <translation>从网络收到的消息</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>已显示</translation>
    </message>
    <message>
        <source>Messages applied to the tree and the history</source>
        <translation>已写入主题树和历史记录的消息</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>积压</translation>
    </message>
    <message>
        <source>Received and not yet shown</source>
        <translation>已接收但尚未显示</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>已淘汰</translation>
    </message>
    <message>
        <source>Messages that left the memory budget</source>
        <translation>超出内存预算而被移出的消息</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Messages on topics beyond the topic limit</source>
        <translation>超出主题上限的主题上的消息</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Topics seen</source>
        <translation>出现过的主题</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Bytes off the wire, all packets</source>
        <translation>从网络收到的字节数，含所有报文</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>Since the program started</source>
        <translation>自程序启动起</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Resident memory of the program</source>
        <translation>程序的常驻内存</translation>
    </message>
    <message>
        <source>Delay, median</source>
        <translation>延迟，中位数</translation>
    </message>
    <message>
        <source>Delay, 99 %</source>
        <translation>延迟，99 %</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Messages too large for memory: their beginning, size and SHA-256 are kept</source>
        <translation>因过大而无法完整保存在内存中的消息：保留其开头、大小和 SHA-256</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>What the numbers behind the charts take of it</source>
        <translation>其中图表数据占用的部分</translation>
    </message>
    <message>
        <source>How late a 5 ms timer fired over the last second: how long the window kept anyone waiting</source>
        <translation>过去一秒内 5 毫秒定时器的最大延迟：即界面让人等待的时间</translation>
    </message>
    <message>
        <source>Delay, longest</source>
        <translation>延迟，最长</translation>
    </message>
</context>
<context>
    <name>ui::DiffBar</name>
    <message>
        <source>Compare with this topic: remember it, then select another one</source>
        <translation>与此主题比较：先记住它，再选择另一个</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>What the message is compared with</source>
        <translation>消息的比较对象</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>By structure</source>
        <translation>按结构</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>按文本</translation>
    </message>
    <message>
        <source>As bytes</source>
        <translation>按字节</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Topic whose newest message it is compared with</source>
        <translation>与其最新消息比较的主题</translation>
    </message>
    <message>
        <source>Message before</source>
        <translation>上一条消息</translation>
    </message>
    <message>
        <source>Last retained</source>
        <translation>最近的保留消息</translation>
    </message>
    <message>
        <source>Newest of a topic</source>
        <translation>某主题的最新消息</translation>
    </message>
    <message>
        <source>Pinned %1 %2</source>
        <translation>已固定 %1 %2</translation>
    </message>
</context>
<context>
    <name>ui::DiffModel</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message>
        <source>Nothing to compare with</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>This is the first message of the topic that is still in memory.</source>
        <translation>这是该主题仍在内存中的第一条消息。</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>The payload is the same as in the message before.</source>
        <translation>负载与上一条消息相同。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s) to the message before</source>
        <translation>
            <numerusform>与上一条消息有 %Ln 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>more than can be listed</source>
        <translation>多到无法全部列出</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>The payloads are large: this may take a moment.</source>
        <translation>负载较大，可能需要片刻。</translation>
    </message>
    <message>
        <source>No difference in what was kept</source>
        <translation>保留的部分没有差异</translation>
    </message>
    <message>
        <source>The beginnings are the same, but the payloads differ behind them.</source>
        <translation>开头部分相同，但其后的内容不同。</translation>
    </message>
    <message>
        <source>only the kept beginnings are compared</source>
        <translation>仅比较保留的开头部分</translation>
    </message>
    <message>
        <source>Changes since the message it is compared with</source>
        <translation>与比较对象的差异</translation>
    </message>
    <message>
        <source>Looking for %1…</source>
        <translation>正在查找%1…</translation>
    </message>
    <message>
        <source>The topic has many messages in memory.</source>
        <translation>该主题在内存中有许多消息。</translation>
    </message>
    <message>
        <source>the message before</source>
        <translation>上一条消息</translation>
    </message>
    <message>
        <source>Comparing was cancelled</source>
        <translation>比较已取消</translation>
    </message>
    <message>
        <source>The payloads have %1 together.</source>
        <translation>两个负载共 %1。</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>重新比较</translation>
    </message>
    <message>
        <source>one of them has no structure that could be read</source>
        <translation>其中一个没有可读取的结构</translation>
    </message>
    <message>
        <source>their structure is too large or too deep to be compared</source>
        <translation>结构太大或太深，无法比较</translation>
    </message>
    <message>
        <source>one of them is no text: compared as bytes</source>
        <translation>其中一个不是文本：按字节比较</translation>
    </message>
    <message>
        <source>they have little in common: compared place by place</source>
        <translation>两者几乎没有共同之处：逐位比较</translation>
    </message>
    <message>
        <source>they have little in common: not the shortest list</source>
        <translation>两者几乎没有共同之处：列表并非最短</translation>
    </message>
    <message>
        <source>The payload is the same as in %1.</source>
        <translation>负载与%1相同。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s) to %1</source>
        <translation>
            <numerusform>与%1有 %Ln 处差异</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DockHost</name>
    <message>
        <source>Go to %1</source>
        <translation>转到%1</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
</context>
<context>
    <name>ui::Docks</name>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>Top topics</source>
        <translation>热门主题</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Find in payloads</source>
        <translation>在负载中查找</translation>
    </message>
    <message>
        <source>Sparkplug</source>
        <translation>Sparkplug</translation>
    </message>
</context>
<context>
    <name>ui::Expected</name>
    <message>
        <source>a value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>a value or &apos;]&apos;</source>
        <translation>值或“]”</translation>
    </message>
    <message>
        <source>a key in double quotes</source>
        <translation>双引号中的键</translation>
    </message>
    <message>
        <source>a key in double quotes or &apos;}&apos;</source>
        <translation>双引号中的键或“}”</translation>
    </message>
    <message>
        <source>&apos;:&apos;</source>
        <translation>“:”</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;}&apos;</source>
        <translation>“,”或“}”</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;]&apos;</source>
        <translation>“,”或“]”</translation>
    </message>
    <message>
        <source>the end of the document</source>
        <translation>文档结尾</translation>
    </message>
    <message>
        <source>a digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>no digit after a leading zero</source>
        <translation>前导零之后不再有数字</translation>
    </message>
    <message>
        <source>an escaped control character</source>
        <translation>转义的控制字符</translation>
    </message>
    <message>
        <source>four hexadecimal digits</source>
        <translation>四位十六进制数字</translation>
    </message>
    <message>
        <source>one of the escapes \&quot; \\ \/ \b \f \n \r \t \u</source>
        <translation>以下转义之一：\&quot; \\ \/ \b \f \n \r \t \u</translation>
    </message>
    <message>
        <source>&apos;&quot;&apos; to end the string</source>
        <translation>用于结束字符串的“&quot;”</translation>
    </message>
    <message>
        <source>&apos;;&apos; or a new line</source>
        <translation>“;”或换行</translation>
    </message>
    <message>
        <source>&apos;[&apos; and a length</source>
        <translation>“[”和长度</translation>
    </message>
    <message>
        <source>&apos;]&apos;</source>
        <translation>“]”</translation>
    </message>
    <message>
        <source>&apos;{&apos;</source>
        <translation>“{”</translation>
    </message>
    <message>
        <source>&apos;}&apos;</source>
        <translation>“}”</translation>
    </message>
    <message>
        <source>&apos;{&apos; and the names of the bits</source>
        <translation>“{”和各位的名称</translation>
    </message>
    <message>
        <source>0 or 1 for a boolean</source>
        <translation>布尔值 0 或 1</translation>
    </message>
    <message>
        <source>==, !=, &lt;, &lt;=, &gt; or &gt;=</source>
        <translation>==、!=、&lt;、&lt;=、&gt; 或 &gt;=</translation>
    </message>
    <message>
        <source>a &quot;name&quot; for the record, enum or fixed</source>
        <translation>record、enum 或 fixed 的 &quot;name&quot;</translation>
    </message>
    <message>
        <source>a bit that the type has</source>
        <translation>该类型所含的位</translation>
    </message>
    <message>
        <source>a block packed by deflate</source>
        <translation>用 deflate 压缩的块</translation>
    </message>
    <message>
        <source>a block that fits into the payload</source>
        <translation>不超出负载的块</translation>
    </message>
    <message>
        <source>a count from 0 to 67108864</source>
        <translation>0 到 67108864 的数量</translation>
    </message>
    <message>
        <source>a count from 1 to 67108864</source>
        <translation>1 到 67108864 的数量</translation>
    </message>
    <message>
        <source>a count of 0 or more</source>
        <translation>不小于 0 的数量</translation>
    </message>
    <message>
        <source>a count or &apos;]&apos;</source>
        <translation>数量或“]”</translation>
    </message>
    <message>
        <source>a count, a type such as u8, or the name of a number above</source>
        <translation>数量、u8 之类的类型，或上文某个数字的名称</translation>
    </message>
    <message>
        <source>a count: only one array can take what fits</source>
        <translation>数量：只有一个数组可以占用余下的部分</translation>
    </message>
    <message>
        <source>a count: only outside of groups can the rest be taken</source>
        <translation>数量：只有在组外才能占用余下的部分</translation>
    </message>
    <message>
        <source>a decimal with a &quot;precision&quot;</source>
        <translation>带 &quot;precision&quot; 的 decimal</translation>
    </message>
    <message>
        <source>a field of at least one byte in what is repeated</source>
        <translation>重复内容中至少一个字节的字段</translation>
    </message>
    <message>
        <source>a field of fixed size, as one before it takes the rest</source>
        <translation>固定大小的字段，因为前面已有字段占用余下的部分</translation>
    </message>
    <message>
        <source>a field: an object with a &quot;name&quot; and a &quot;type&quot;</source>
        <translation>字段：带 &quot;name&quot; 和 &quot;type&quot; 的对象</translation>
    </message>
    <message>
        <source>a fixed with a &quot;size&quot;</source>
        <translation>带 &quot;size&quot; 的 fixed</translation>
    </message>
    <message>
        <source>a length of 0 or more</source>
        <translation>不小于 0 的长度</translation>
    </message>
    <message>
        <source>a map with &quot;values&quot;</source>
        <translation>带 &quot;values&quot; 的 map</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>a name that no other type has</source>
        <translation>其他类型没有用过的名称</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a number of 64 bits</source>
        <translation>64 位以内的数字</translation>
    </message>
    <message>
        <source>a number of at most 32 bits</source>
        <translation>不超过 32 位的数字</translation>
    </message>
    <message>
        <source>a number of at most 64 bits</source>
        <translation>不超过 64 位的数字</translation>
    </message>
    <message>
        <source>a number of bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>a number of digits behind the point</source>
        <translation>小数点后的位数</translation>
    </message>
    <message>
        <source>a number other than 0</source>
        <translation>非零的数字</translation>
    </message>
    <message>
        <source>a piece of the same string, with a length</source>
        <translation>同一字符串带长度的一段</translation>
    </message>
    <message>
        <source>a record with an array of &quot;fields&quot;</source>
        <translation>带 &quot;fields&quot; 数组的 record</translation>
    </message>
    <message>
        <source>a simple value from 32 to 255</source>
        <translation>32 到 255 的简单值</translation>
    </message>
    <message>
        <source>a symbol: a string</source>
        <translation>符号：字符串</translation>
    </message>
    <message>
        <source>a type of Avro or the name of one in this schema</source>
        <translation>Avro 的类型，或此模式中的类型名</translation>
    </message>
    <message>
        <source>a type such as u8, i16be, f32le, bits8, bytes or str, or skip, repeat, if or a checksum</source>
        <translation>u8、i16be、f32le、bits8、bytes、str 之类的类型，或 skip、repeat、if、校验和</translation>
    </message>
    <message>
        <source>a type such as u8, i16be, u24le or f32be</source>
        <translation>u8、i16be、u24le 或 f32be 之类的类型</translation>
    </message>
    <message>
        <source>a type: its name, an object or an array of types</source>
        <translation>类型：类型名、对象或类型数组</translation>
    </message>
    <message>
        <source>a union of at least one type</source>
        <translation>至少含一个类型的联合</translation>
    </message>
    <message>
        <source>a value after the tag</source>
        <translation>标签后的值</translation>
    </message>
    <message>
        <source>a value for the last key</source>
        <translation>最后一个键的值</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>an array with &quot;items&quot;</source>
        <translation>带 &quot;items&quot; 的 array</translation>
    </message>
    <message>
        <source>an enum with an array of &quot;symbols&quot;</source>
        <translation>带 &quot;symbols&quot; 数组的 enum</translation>
    </message>
    <message>
        <source>an object with a &quot;type&quot;</source>
        <translation>带 &quot;type&quot; 的对象</translation>
    </message>
    <message>
        <source>as many bytes as the length says</source>
        <translation>与长度相符的字节数</translation>
    </message>
    <message>
        <source>as many values as the count says</source>
        <translation>与数量相符的值</translation>
    </message>
    <message>
        <source>at most 16 checksums</source>
        <translation>至多 16 个校验和</translation>
    </message>
    <message>
        <source>at most 16 groups one in the other</source>
        <translation>至多 16 层嵌套的组</translation>
    </message>
    <message>
        <source>it is longer than 64 KiB</source>
        <translation>它超过 64 KiB</translation>
    </message>
    <message>
        <source>it is missing: fields such as u16be temperature*0.1; u8 state</source>
        <translation>缺少描述：请填写 u16be temperature*0.1; u8 state 之类的字段</translation>
    </message>
    <message>
        <source>it is missing: the Avro schema in JSON</source>
        <translation>缺少描述：请填写 JSON 形式的 Avro 模式</translation>
    </message>
    <message>
        <source>it is missing: types such as u16be or f32le[]</source>
        <translation>缺少描述：请填写 u16be、f32le[] 之类的类型</translation>
    </message>
    <message>
        <source>modbus, ccitt, xmodem or maxim</source>
        <translation>modbus、ccitt、xmodem 或 maxim</translation>
    </message>
    <message>
        <source>more bytes</source>
        <translation>更多字节</translation>
    </message>
    <message>
        <source>no &apos;}&apos; without a &apos;{&apos;</source>
        <translation>“}”之前要有“{”</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>它不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>the end of the block after as many objects as it says</source>
        <translation>在所述数量的对象之后结束的块</translation>
    </message>
    <message>
        <source>the end of the payload, as the schema is done</source>
        <translation>负载的结尾，因为模式已读完</translation>
    </message>
    <message>
        <source>the end of the payload, not a sequence of values</source>
        <translation>负载的结尾，而不是一连串的值</translation>
    </message>
    <message>
        <source>the first byte of a value (this one is reserved)</source>
        <translation>值的首字节（此字节为保留值）</translation>
    </message>
    <message>
        <source>the lower bit first</source>
        <translation>较低的位在前</translation>
    </message>
    <message>
        <source>the name of a number above</source>
        <translation>上文某个数字的名称</translation>
    </message>
    <message>
        <source>the number of a symbol</source>
        <translation>符号的编号</translation>
    </message>
    <message>
        <source>the number of a type in the union</source>
        <translation>联合中类型的编号</translation>
    </message>
    <message>
        <source>the synchronisation marker of the file</source>
        <translation>文件的同步标记</translation>
    </message>
    <message>
        <source>more data</source>
        <translation>更多数据</translation>
    </message>
    <message>
        <source>the end of the data</source>
        <translation>数据到此结束</translation>
    </message>
    <message>
        <source>the signature of gzip</source>
        <translation>gzip 的标识</translation>
    </message>
    <message>
        <source>the signature of Zstandard</source>
        <translation>Zstandard 的标识</translation>
    </message>
    <message>
        <source>the signature of LZ4</source>
        <translation>LZ4 的标识</translation>
    </message>
    <message>
        <source>the header of zlib</source>
        <translation>zlib 的头部</translation>
    </message>
    <message>
        <source>the checksum of what was unpacked</source>
        <translation>解压内容的校验和</translation>
    </message>
    <message>
        <source>the length of what was unpacked</source>
        <translation>解压内容的长度</translation>
    </message>
    <message>
        <source>deflated data</source>
        <translation>deflate 压缩数据</translation>
    </message>
    <message>
        <source>compressed data</source>
        <translation>压缩数据</translation>
    </message>
    <message>
        <source>data that needs no dictionary</source>
        <translation>不需要字典的数据</translation>
    </message>
    <message>
        <source>a digit of Base64</source>
        <translation>一个 Base64 字符</translation>
    </message>
    <message>
        <source>&apos;=&apos;</source>
        <translation>“=”</translation>
    </message>
    <message>
        <source>a hexadecimal digit</source>
        <translation>一个十六进制数字</translation>
    </message>
    <message>
        <source>the name of a text encoding that is known here</source>
        <translation>此处支持的文本编码名称</translation>
    </message>
    <message>
        <source>an element</source>
        <translation>一个元素</translation>
    </message>
    <message>
        <source>the end tag of the element that is open</source>
        <translation>当前元素的结束标签</translation>
    </message>
    <message>
        <source>an end tag</source>
        <translation>结束标签</translation>
    </message>
    <message>
        <source>the name of an element</source>
        <translation>元素名称</translation>
    </message>
    <message>
        <source>the name of an attribute</source>
        <translation>属性名称</translation>
    </message>
    <message>
        <source>a value in quotes</source>
        <translation>带引号的值</translation>
    </message>
    <message>
        <source>the quote that ends the value</source>
        <translation>结束该值的引号</translation>
    </message>
    <message>
        <source>&apos;&gt;&apos;</source>
        <translation>“&gt;”</translation>
    </message>
    <message>
        <source>&apos;--&gt;&apos; to end the comment</source>
        <translation>用“--&gt;”结束注释</translation>
    </message>
    <message>
        <source>&apos;]]&gt;&apos; to end the section</source>
        <translation>用“]]&gt;”结束该段</translation>
    </message>
    <message>
        <source>&apos;?&gt;&apos; to end the instruction</source>
        <translation>用“?&gt;”结束指令</translation>
    </message>
    <message>
        <source>one of &amp;amp; &amp;lt; &amp;gt; &amp;quot; &amp;apos; or the number of a character</source>
        <translation>&amp;amp; &amp;lt; &amp;gt; &amp;quot; &amp;apos; 之一，或字符编号</translation>
    </message>
    <message>
        <source>no declarations of entities</source>
        <translation>没有实体声明</translation>
    </message>
    <message>
        <source>no control character</source>
        <translation>没有控制字符</translation>
    </message>
    <message>
        <source>three or five parts with dots between them</source>
        <translation>用点分隔的三段或五段</translation>
    </message>
    <message>
        <source>the header of a PNG, JPEG, GIF, WebP or BMP image</source>
        <translation>PNG、JPEG、GIF、WebP 或 BMP 图像的头部</translation>
    </message>
    <message>
        <source>a varint</source>
        <translation>一个变长整数</translation>
    </message>
    <message>
        <source>the end of a varint</source>
        <translation>变长整数的结尾</translation>
    </message>
    <message>
        <source>a varint of at most 64 bits</source>
        <translation>不超过 64 位的变长整数</translation>
    </message>
    <message>
        <source>four bytes</source>
        <translation>四个字节</translation>
    </message>
    <message>
        <source>eight bytes</source>
        <translation>八个字节</translation>
    </message>
    <message>
        <source>a field number from 1 to 536,870,911</source>
        <translation>1 到 536,870,911 的字段编号</translation>
    </message>
    <message>
        <source>a length</source>
        <translation>一个长度</translation>
    </message>
    <message>
        <source>a length within what is left</source>
        <translation>不超过剩余字节的长度</translation>
    </message>
    <message>
        <source>a wire type other than that of groups</source>
        <translation>非 group 的线路类型</translation>
    </message>
    <message>
        <source>a wire type from 0 to 5</source>
        <translation>0 到 5 的线路类型</translation>
    </message>
    <message>
        <source>the line &quot;message package.Type&quot; above the source</source>
        <translation>源文本上方的一行 &quot;message 包名.类型&quot;</translation>
    </message>
    <message>
        <source>the name of a .proto or descriptor file</source>
        <translation>.proto 或描述符文件的名称</translation>
    </message>
    <message>
        <source>one file and one message type</source>
        <translation>一个文件和一个消息类型</translation>
    </message>
    <message>
        <source>a program that was built with libprotobuf</source>
        <translation>以 libprotobuf 构建的程序</translation>
    </message>
    <message>
        <source>a descriptor set as protoc --descriptor_set_out writes it</source>
        <translation>由 protoc --descriptor_set_out 写出的描述符集</translation>
    </message>
</context>
<context>
    <name>ui::Facts</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>0 (at most once)</source>
        <translation>0（至多一次）</translation>
    </message>
    <message>
        <source>1 (at least once)</source>
        <translation>1（至少一次）</translation>
    </message>
    <message>
        <source>2 (exactly once)</source>
        <translation>2（恰好一次）</translation>
    </message>
</context>
<context>
    <name>ui::FileField</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>There is no such file at present.</source>
        <translation>该文件目前不存在。</translation>
    </message>
    <message>
        <source>That is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>You may not read that file.</source>
        <translation>您无权读取该文件。</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Saved and recent filters (Alt+Down)</source>
        <translation>已保存和最近使用的筛选条件 (Alt+↓)</translation>
    </message>
    <message>
        <source>Filter: text, a/+/#, payload:… (F1 for more)</source>
        <translation>筛选：文本、a/+/#、payload:…（F1 查看更多）</translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation>筛选主题</translation>
    </message>
    <message>
        <source>Shows topics whose name contains this text, or that match this filter. F1 tells what can be typed.</source>
        <translation>显示名称包含此文本或符合此筛选条件的主题。按 F1 查看可输入的内容。</translation>
    </message>
    <message>
        <source>What can be typed into the filter (F1)</source>
        <translation>筛选框中可输入的内容 (F1)</translation>
    </message>
    <message>
        <source>Searching… %1 so far</source>
        <translation>正在搜索… 已找到 %1 个</translation>
    </message>
    <message>
        <source>The regular expression takes too long on some texts; those are not shown.</source>
        <translation>该正则表达式对某些文本耗时过长；这些未显示。</translation>
    </message>
    <message>
        <source>Of very long payloads only the first part is searched.</source>
        <translation>很长的负载只搜索开头部分。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln topic(s) match</source>
        <translation>
            <numerusform>%Ln 个主题中有 %1 个匹配</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterCompleter</name>
    <message>
        <source>the topic’s name contains</source>
        <translation>主题名称包含</translation>
    </message>
    <message>
        <source>the newest payload contains</source>
        <translation>最新负载包含</translation>
    </message>
    <message>
        <source>a value in a JSON payload</source>
        <translation>JSON 负载中的值</translation>
    </message>
    <message>
        <source>quality of service: 0, 1 or 2</source>
        <translation>服务质量：0、1 或 2</translation>
    </message>
    <message>
        <source>bytes of the newest payload</source>
        <translation>最新负载的字节数</translation>
    </message>
    <message>
        <source>messages per second or minute</source>
        <translation>每秒或每分钟消息数</translation>
    </message>
    <message>
        <source>time since the newest message</source>
        <translation>距最新消息的时间</translation>
    </message>
    <message>
        <source>yes, no or unknown</source>
        <translation>yes、no 或 unknown</translation>
    </message>
</context>
<context>
    <name>ui::FilterFaultText</name>
    <message numerus="yes">
        <source>A filter has at most %Ln character(s).</source>
        <translation>
            <numerusform>筛选条件最多 %Ln 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A filter has at most %Ln term(s).</source>
        <translation>
            <numerusform>筛选条件最多 %Ln 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many parentheses and negations within each other.</source>
        <translation>括号和否定嵌套过深。</translation>
    </message>
    <message>
        <source>Something to look for is missing after “%1”.</source>
        <translation>“%1”之后缺少要查找的内容。</translation>
    </message>
    <message>
        <source>Something to look for is missing before “%1”. The word itself is looked for in quotes.</source>
        <translation>“%1”之前缺少要查找的内容。要查找这个词本身，请加引号。</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>此括号未闭合。</translation>
    </message>
    <message>
        <source>Nothing was opened that “)” could close.</source>
        <translation>“)”没有对应的“(”。</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>缺少右引号。</translation>
    </message>
    <message>
        <source>There is no field “%1”. There are topic, payload, json.path, qos, retained, size, rate and age; plain text stands in quotes.</source>
        <translation>没有字段“%1”。可用字段：topic、payload、json.path、qos、retained、size、rate 和 age；普通文本请加引号。</translation>
    </message>
    <message>
        <source>“%1” cannot be compared with “%2”; it takes : = and !=.</source>
        <translation>“%1”不能用“%2”比较；可用 :、= 和 !=。</translation>
    </message>
    <message>
        <source>A value is missing after “%1”.</source>
        <translation>“%1”之后缺少值。</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>“%1” is no size. Examples: 200, 10KB, 1.5MB.</source>
        <translation>“%1”不是大小。示例：200、10KB、1.5MB。</translation>
    </message>
    <message>
        <source>“%1” is no length of time. Examples: 200ms, 5s, 2min, 1h.</source>
        <translation>“%1”不是时长。示例：200ms、5s、2min、1h。</translation>
    </message>
    <message>
        <source>“%1” is no rate. Examples: 3/s, 10/min.</source>
        <translation>“%1”不是速率。示例：3/s、10/min。</translation>
    </message>
    <message>
        <source>“%1” is no quality of service: 0, 1 or 2.</source>
        <translation>“%1”不是服务质量：0、1 或 2。</translation>
    </message>
    <message>
        <source>The path “%1” cannot be read here: it wants %2. Examples: json.a.b, json.list[0].</source>
        <translation>路径“%1”无法解析：此处应为 %2。示例：json.a.b、json.list[0]。</translation>
    </message>
    <message>
        <source>The regular expression is wrong here: %1.</source>
        <translation>正则表达式此处有误：%1。</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no nor unknown.</source>
        <translation>“%1”既不是 yes，也不是 no 或 unknown。</translation>
    </message>
</context>
<context>
    <name>ui::FilterHelp</name>
    <message>
        <source>Filters</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>In the topic’s name</source>
        <translation>主题名称中</translation>
    </message>
    <message>
        <source>contains “temp”, in capitals or not; with a capital letter in it: exactly so</source>
        <translation>包含“temp”，不区分大小写；含大写字母时精确匹配</translation>
    </message>
    <message>
        <source>the same with spaces or marks in it</source>
        <translation>同上，可含空格或符号</translation>
    </message>
    <message>
        <source>an MQTT topic filter: + is one level, # all that follow</source>
        <translation>MQTT 主题过滤器：+ 为一级，# 为其后所有级</translation>
    </message>
    <message>
        <source>a regular expression; \s stands for a space</source>
        <translation>正则表达式；\s 表示空格</translation>
    </message>
    <message>
        <source>exactly this topic</source>
        <translation>恰好是此主题</translation>
    </message>
    <message>
        <source>In the newest message of a topic</source>
        <translation>主题的最新消息中</translation>
    </message>
    <message>
        <source>the payload contains “error”; a /regular expression/ works too</source>
        <translation>负载包含“error”；也可用 /正则表达式/</translation>
    </message>
    <message>
        <source>the payload is a number over 20; is “on”</source>
        <translation>负载是大于 20 的数；为“on”</translation>
    </message>
    <message>
        <source>the value “temp” of a JSON object is over 20 (also &gt;= &lt; &lt;= = !=)</source>
        <translation>JSON 对象的“temp”值大于 20（也可用 &gt;= &lt; &lt;= = !=）</translation>
    </message>
    <message>
        <source>there is such a value</source>
        <translation>存在该值</translation>
    </message>
    <message>
        <source>the value is this text; json.state:on contains it</source>
        <translation>该值等于此文本；json.state:on 表示包含</translation>
    </message>
    <message>
        <source>bytes of the payload: B, KB, MB, KiB, MiB</source>
        <translation>负载字节数：B、KB、MB、KiB、MiB</translation>
    </message>
    <message>
        <source>how long ago it came: ms, s, min, h, d</source>
        <translation>距今多久：ms、s、min、h、d</translation>
    </message>
    <message>
        <source>messages per second (/min, /h), as in the column Rate</source>
        <translation>每秒消息数（/min、/h），同“速率”列</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>both (“and” may stand between them)</source>
        <translation>两者都满足（中间可写 and）</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>满足其一</translation>
    </message>
    <message>
        <source>what does not contain “test”</source>
        <translation>不包含“test”</translation>
    </message>
    <message>
        <source>parentheses keep together</source>
        <translation>括号用于分组</translation>
    </message>
    <message>
        <source>What can be typed into the filter</source>
        <translation>筛选框中可输入的内容</translation>
    </message>
    <message>
        <source>its quality of service</source>
        <translation>它的服务质量等级</translation>
    </message>
    <message>
        <source>the broker holds a retained message of the topic, this one or an older one; retained:no: it holds none; retained:unknown: nothing has told, as for live messages of MQTT 3.1.1</source>
        <translation>代理持有该主题的保留消息（这一条或较早的一条）；retained:no：没有；retained:unknown：无从得知，例如 MQTT 3.1.1 的实时消息</translation>
    </message>
</context>
<context>
    <name>ui::FilterMenu</name>
    <message>
        <source>&amp;Save this filter…</source>
        <translation>保存此筛选条件(&amp;S)…</translation>
    </message>
    <message>
        <source>Sa&amp;ved filters…</source>
        <translation>已保存的筛选条件(&amp;V)…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>&amp;Forget those used last</source>
        <translation>清除最近使用的筛选条件(&amp;F)</translation>
    </message>
</context>
<context>
    <name>ui::FoldingEditor</name>
    <message>
        <source>Fold and unfold</source>
        <translation>折叠与展开</translation>
    </message>
</context>
<context>
    <name>ui::GeneralPage</name>
    <message>
        <source>&amp;Ask for the password when connecting</source>
        <translation>连接时询问密码(&amp;A)</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>MQTT 5.0</source>
        <translation>MQTT 5.0</translation>
    </message>
    <message>
        <source>MQTT 3.1.1</source>
        <translation>MQTT 3.1.1</translation>
    </message>
    <message>
        <source>MQTT 3.1</source>
        <translation>MQTT 3.1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>the host, unless you give one</source>
        <translation>默认使用主机名</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>The broker&apos;s name or address is needed.</source>
        <translation>需要填写 Broker 的名称或地址。</translation>
    </message>
    <message>
        <source>Only the name or address stands here; the port has its own field.</source>
        <translation>此处只填名称或地址；端口有单独的输入框。</translation>
    </message>
    <message>
        <source>Before MQTT 5.0 a password needs a user name.</source>
        <translation>MQTT 5.0 之前，使用密码必须有用户名。</translation>
    </message>
    <message>
        <source>&amp;Fall back to 3.1.1 when the broker does not speak 5.0</source>
        <translation>Broker 不支持 5.0 时回退到 3.1.1(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keep in the system keychain</source>
        <translation>保存在系统密钥环中(&amp;K)</translation>
    </message>
    <message>
        <source>P&amp;rove the password instead of sending it (SCRAM-SHA-256)</source>
        <translation>证明密码而不发送密码（SCRAM-SHA-256）(&amp;R)</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>mqtt:// (TCP)</source>
        <translation>mqtt://（TCP）</translation>
    </message>
    <message>
        <source>mqtts:// (TLS)</source>
        <translation>mqtts://（TLS）</translation>
    </message>
    <message>
        <source>ws:// (WebSocket)</source>
        <translation>ws://（WebSocket）</translation>
    </message>
    <message>
        <source>wss:// (WebSocket, TLS)</source>
        <translation>wss://（WebSocket，TLS）</translation>
    </message>
    <message>
        <source>unix:// (local socket)</source>
        <translation>unix://（本地套接字）</translation>
    </message>
    <message>
        <source>broker.example.org, or paste a URL</source>
        <translation>broker.example.org，或粘贴 URL</translation>
    </message>
    <message>
        <source>S&amp;cheme</source>
        <translation>协议(&amp;C)</translation>
    </message>
    <message>
        <source>How the broker is reached. The port follows it.</source>
        <translation>连接 Broker 的方式。端口随之改变。</translation>
    </message>
    <message>
        <source>Pa&amp;th</source>
        <translation>路径(&amp;T)</translation>
    </message>
    <message>
        <source>The password, the key&apos;s passphrase, the proxy&apos;s password and secret header fields of this connection. Otherwise they are kept until the program ends and never written.</source>
        <translation>此连接的密码、密钥口令、代理密码和机密的头字段。否则它们只保留到程序结束，绝不写入磁盘。</translation>
    </message>
    <message>
        <source>Enhanced authentication of MQTT 5.0. The broker must offer it too.</source>
        <translation>MQTT 5.0 的增强认证。Broker 也必须支持。</translation>
    </message>
    <message>
        <source>Looking for the system keychain …</source>
        <translation>正在查找系统密钥环…</translation>
    </message>
    <message>
        <source>There is no keychain service here: the password is kept until the program ends and never written.</source>
        <translation>此处没有密钥环服务：密码只保留到程序结束，绝不写入磁盘。</translation>
    </message>
    <message>
        <source>There is no keychain service here (%1): the password is kept until the program ends and never written.</source>
        <translation>此处没有密钥环服务（%1）：密码只保留到程序结束，绝不写入磁盘。</translation>
    </message>
    <message>
        <source>The socket&apos;s file is needed.</source>
        <translation>需要填写套接字文件。</translation>
    </message>
    <message>
        <source>A path begins with a slash: /mqtt.</source>
        <translation>路径以斜杠开头：/mqtt。</translation>
    </message>
    <message>
        <source>SCRAM needs a user name.</source>
        <translation>SCRAM 需要用户名。</translation>
    </message>
    <message>
        <source>Anybody on the way can read it: only mqtts:// and wss:// encrypt.</source>
        <translation>途中的任何人都能读取它：只有 mqtts:// 和 wss:// 会加密。</translation>
    </message>
</context>
<context>
    <name>ui::HexPane</name>
    <message>
        <source>Unwrapped</source>
        <translation>解包后</translation>
    </message>
    <message>
        <source>The bytes as the decoder read them</source>
        <translation>解码器读取的字节</translation>
    </message>
    <message>
        <source>As received</source>
        <translation>接收到的</translation>
    </message>
    <message>
        <source>The bytes as they were received</source>
        <translation>接收到的原始字节</translation>
    </message>
    <message>
        <source>%1 received, %2 unwrapped</source>
        <translation>接收 %1，解包后 %2</translation>
    </message>
</context>
<context>
    <name>ui::HexView</name>
    <message>
        <source>Payload as hexadecimal bytes</source>
        <translation>十六进制字节形式的负载</translation>
    </message>
    <message>
        <source>Empty payload</source>
        <translation>空负载</translation>
    </message>
    <message>
        <source>Copy as &amp;hex</source>
        <translation>复制为十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Select &amp;all	Ctrl+A</source>
        <translation>全选(&amp;A)	Ctrl+A</translation>
    </message>
</context>
<context>
    <name>ui::HistoryBar</name>
    <message>
        <source>With all topics below</source>
        <translation>包含下级所有主题</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>过滤消息</translation>
    </message>
    <message>
        <source>A text or /expression/ in the payload, or fields: json.temp&gt;21, qos:1, retained:yes, size&gt;1KB, age&lt;5min, topic:name; and, or, not.</source>
        <translation>负载中的文本或 /正则表达式/，或字段：json.temp&gt;21、qos:1、retained:yes、size&gt;1KB、age&lt;5min、topic:name；可用 and、or、not。</translation>
    </message>
    <message>
        <source>Value at</source>
        <translation>取值路径</translation>
    </message>
    <message>
        <source>The path of a number, such as $.temp: its value and its difference to the message before become columns. Empty: payloads that are a number.</source>
        <translation>数值的路径，例如 $.temp：其值及与上一条消息的差值会成为列。留空：负载本身是数值。</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>转到时间</translation>
    </message>
    <message>
        <source>14:03, 14:03:22, -5 min, 2026-11-25 14:03 or with a zone, then Enter</source>
        <translation>14:03、14:03:22、-5 min、2026-11-25 14:03（可带时区），然后按回车</translation>
    </message>
    <message>
        <source>Pin this message (Ctrl+B): it is kept, whatever leaves the memory</source>
        <translation>固定此消息 (Ctrl+B)：无论什么被移出内存，它都会保留</translation>
    </message>
    <message>
        <source>Copy or save messages</source>
        <translation>复制或保存消息</translation>
    </message>
    <message>
        <source>Follow the newest message (Ctrl+End)</source>
        <translation>跟随最新消息 (Ctrl+End)</translation>
    </message>
    <message>
        <source>A rate is a figure of topics, not of single messages.</source>
        <translation>速率是主题的数值，不适用于单条消息。</translation>
    </message>
    <message>
        <source>This path cannot be read behind “%1”. Examples: $.temp, $.list[0], $[&quot;odd key&quot;]</source>
        <translation>路径在“%1”之后无法读取。示例：$.temp、$.list[0]、$[&quot;odd key&quot;]</translation>
    </message>
</context>
<context>
    <name>ui::HistoryExport</name>
    <message>
        <source>There are no messages to save.</source>
        <translation>没有可保存的消息。</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln message(s)</source>
        <translation>
            <numerusform>保存 %Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>No message is selected.</source>
        <translation>未选择消息。</translation>
    </message>
    <message>
        <source>Saving messages…</source>
        <translation>正在保存消息…</translation>
    </message>
    <message>
        <source>Copying messages…</source>
        <translation>正在复制消息…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The connection was closed: nothing was written.</source>
        <translation>连接已关闭：未写入任何内容。</translation>
    </message>
    <message>
        <source>This is too much for the clipboard (over %1): save it into a file.</source>
        <translation>内容超出剪贴板上限（超过 %1）：请保存到文件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) saved in %1</source>
        <translation>
            <numerusform>%Ln 条消息已保存到 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left the memory before</source>
        <translation>
            <numerusform>%Ln 条此前已移出内存</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <translation>已取消：未写入文件。</translation>
    </message>
    <message>
        <source>Cancelled: nothing was copied.</source>
        <translation>已取消：未复制任何内容。</translation>
    </message>
</context>
<context>
    <name>ui::HistoryView</name>
    <message>
        <source>Messages of the topic, newest first</source>
        <translation>该主题的消息，最新的在前</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>没有消息</translation>
    </message>
    <message>
        <source>%1 received, all in memory</source>
        <translation>已接收 %1 条，全部在内存中</translation>
    </message>
    <message>
        <source>%1 received, %2 evicted from memory</source>
        <translation>已接收 %1 条，其中 %2 条已从内存中淘汰</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln newer</source>
        <translation>
            <numerusform>%Ln 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>固定(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON lines</source>
        <translation>复制为 JSON 行(&amp;J)</translation>
    </message>
    <message>
        <source>Copy as CS&amp;V</source>
        <translation>复制为 CSV(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Save the selected, or all that are shown…</source>
        <translation>保存所选或全部显示的消息…(&amp;S)</translation>
    </message>
    <message>
        <source>There are no messages to go to.</source>
        <translation>没有可转到的消息。</translation>
    </message>
    <message>
        <source>This is no time. Examples: 14:03:22, -5 min, 2026-11-25 14:03</source>
        <translation>这不是时间。示例：14:03:22、-5 min、2026-11-25 14:03</translation>
    </message>
    <message>
        <source>Looking for this time…</source>
        <translation>正在查找该时间…</translation>
    </message>
    <message>
        <source>The oldest message that is shown came at %1.</source>
        <translation>所显示的最早消息到达于 %1。</translation>
    </message>
    <message>
        <source>There is no message to pin.</source>
        <translation>没有可固定的消息。</translation>
    </message>
    <message>
        <source>This message is pinned already.</source>
        <translation>此消息已固定。</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln message(s) can be pinned: let one go first.</source>
        <translation>
            <numerusform>最多可固定 %Ln 条消息：请先取消一条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned messages may take %1 together: let one go first.</source>
        <translation>固定的消息总共最多占用 %1：请先取消一条。</translation>
    </message>
    <message>
        <source>%1 received, %2 found in memory so far…</source>
        <translation>已接收 %1，目前在内存中找到 %2…</translation>
    </message>
    <message>
        <source>%1 received below, all in memory</source>
        <translation>下级共接收 %1，全部在内存中</translation>
    </message>
    <message>
        <source>%1 received below, %2 evicted from memory</source>
        <translation>下级共接收 %1，%2 已移出内存</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s) match</source>
        <translation>
            <numerusform>%Ln 条消息中 %1 条匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching… %1 so far, %2 to go</source>
        <translation>正在搜索… 目前 %1，还剩 %2</translation>
    </message>
    <message>
        <source>the expression takes too long on some payloads; those are not shown</source>
        <translation>表达式在某些负载上耗时过长；未显示这些消息</translation>
    </message>
    <message>
        <source>of very long payloads only the first part is searched</source>
        <translation>对很长的负载只搜索开头部分</translation>
    </message>
</context>
<context>
    <name>ui::ImageCanvas</name>
    <message>
        <source>Payload as an image</source>
        <translation>图像形式的负载</translation>
    </message>
</context>
<context>
    <name>ui::ImageReading</name>
    <message>
        <source>%1 images cannot be shown here: Qt&apos;s plugin for them is not installed (qt6-image-formats-plugins)</source>
        <translation>此处无法显示 %1 图像：未安装对应的 Qt 插件 (qt6-image-formats-plugins)</translation>
    </message>
    <message>
        <source>%1 images cannot be shown here: Qt&apos;s plugin for them is not installed</source>
        <translation>此处无法显示 %1 图像：未安装对应的 Qt 插件</translation>
    </message>
    <message>
        <source>The %1 image is damaged: its data cannot be read</source>
        <translation>%1 图像已损坏：无法读取其数据</translation>
    </message>
    <message>
        <source>The %1 image is damaged: this is what could be read</source>
        <translation>%1 图像已损坏：这是能够读取的部分</translation>
    </message>
    <message>
        <source>Not shown: the image says that it is %1 × %2 pixels, which is more than this program decodes</source>
        <translation>未显示：该图像声明为 %1 × %2 像素，超出本程序的解码上限</translation>
    </message>
    <message>
        <source>Only the beginning of the image was kept</source>
        <translation>仅保留了图像的开头部分</translation>
    </message>
</context>
<context>
    <name>ui::ImageView</name>
    <message>
        <source>Facts of the image</source>
        <translation>图像信息</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>The whole image</source>
        <translation>整幅图像</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Pixel for pixel</source>
        <translation>逐像素</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message numerus="yes">
        <source>the first of %Ln frame(s)</source>
        <translation>
            <numerusform>共 %Ln 帧中的第一帧</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::InspectorPanel</name>
    <message>
        <source>Nothing is selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Select a topic in the tree to see its messages.</source>
        <translation>在主题树中选择一个主题以查看其消息。</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Views of the message</source>
        <translation>消息的视图</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时序</translation>
    </message>
</context>
<context>
    <name>ui::IntervalChart</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Histogram of the intervals</source>
        <translation>间隔直方图</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interval(s)</source>
        <translation>
            <numerusform>%Ln 个间隔</numerusform>
        </translation>
    </message>
    <message>
        <source>Below %1: %2 (%3 %)</source>
        <translation>小于 %1：%2（%3 %）</translation>
    </message>
    <message>
        <source>%1 and more: %2 (%3 %)</source>
        <translation>%1 及以上：%2（%3 %）</translation>
    </message>
    <message>
        <source>%1 to %2: %3 (%4 %)</source>
        <translation>%1 至 %2：%3（%4 %）</translation>
    </message>
    <message>
        <source>%1 G</source>
        <translation>%1 G</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 k</translation>
    </message>
</context>
<context>
    <name>ui::LayoutHelp</name>
    <message>
        <source>Fields one after the other, each a type and a name, with a semicolon or a new line between them</source>
        <translation>依次排列的字段，每个字段由类型和名称组成，以分号或换行分隔</translation>
    </message>
    <message>
        <source>Unsigned and signed integers of 8 to 64 bits and floats of 16, 32 or 64, most (be) or least (le) significant byte first</source>
        <translation>8 到 64 位的无符号和有符号整数，以及 16、32、64 位浮点数；高字节在前（be）或低字节在前（le）</translation>
    </message>
    <message>
        <source>A factor (also /10), then an offset, and the unit</source>
        <translation>系数（也可写作 /10）、偏移量和单位</translation>
    </message>
    <message>
        <source>Names of values</source>
        <translation>值的名称</translation>
    </message>
    <message>
        <source>Single bits and groups of bits, counted from 0, the least significant</source>
        <translation>单个位和位组，从最低位 0 开始计数</translation>
    </message>
    <message>
        <source>Arrays: of a fixed length, of the length in a field above, with the length in front, of all that fits</source>
        <translation>数组：固定长度、长度取自上文字段、长度在前、容纳余下的全部</translation>
    </message>
    <message>
        <source>Bytes, text in UTF-8, and text that a zero byte ends</source>
        <translation>字节、UTF-8 文本，以及以零字节结尾的文本</translation>
    </message>
    <message>
        <source>A value that must be there; another one is marked as a fault</source>
        <translation>必须出现的值；其他值标为错误</translation>
    </message>
    <message>
        <source>Bytes without a meaning</source>
        <translation>无含义的字节</translation>
    </message>
    <message>
        <source>A group several times: a number, a field above, a type for a count in front, or nothing for until the end</source>
        <translation>重复的组：数字、上文字段、置于前面的数量类型；不写则一直到结尾</translation>
    </message>
    <message>
        <source>Fields that are there only when a field above (or a bit: status.run) has such a value: == != &lt; &lt;= &gt; &gt;=</source>
        <translation>仅当上文字段（或某个位：status.run）满足条件时才存在的字段：== != &lt; &lt;= &gt; &gt;=</translation>
    </message>
    <message>
        <source>A checksum over the bytes before it: crc8, crc8/maxim, crc16/modbus, crc16/ccitt, crc16/xmodem, crc32, crc32c, sum8, xor8; a wrong one is marked as a fault</source>
        <translation>对其前面字节的校验和：crc8、crc8/maxim、crc16/modbus、crc16/ccitt、crc16/xmodem、crc32、crc32c、sum8、xor8；不符时标为错误</translation>
    </message>
    <message>
        <source>A comment, to the end of the line</source>
        <translation>注释，到行尾为止</translation>
    </message>
</context>
<context>
    <name>ui::LogModel</name>
    <message>
        <source>Detail</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>ui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>复制选中的行</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Follow the newest line</source>
        <translation>跟随最新一行</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation>没有匹配筛选条件的行</translation>
    </message>
    <message>
        <source>Clear it to see the log again.</source>
        <translation>清除筛选条件即可重新看到日志。</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>尚无事件</translation>
    </message>
    <message>
        <source>Connections, subscriptions and what brokers refuse are told here.</source>
        <translation>连接、订阅以及 Broker 的拒绝都会记录在此。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older line(s) discarded</source>
        <translation>
            <numerusform>已丢弃 %Ln 行较早的记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>%1 – MQTTScope</source>
        <translation>%1 – MQTTScope</translation>
    </message>
    <message>
        <source>It could not be set aside, so it is left alone and nothing is saved. Check who may write there.</source>
        <translation>无法将其移到一旁，因此保持原样，且不会保存任何内容。请检查该处的写入权限。</translation>
    </message>
    <message>
        <source>It was set aside as %1; nothing in it is lost.</source>
        <translation>已将其另存为 %1；其中的内容没有丢失。</translation>
    </message>
    <message>
        <source>The settings in %1 cannot be read: %2. %3</source>
        <translation>无法读取 %1 中的设置：%2。%3</translation>
    </message>
    <message>
        <source>The saved connections in %1 cannot be read: %2. %3</source>
        <translation>无法读取 %1 中已保存的连接：%2。%3</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Connect to</source>
        <translation>连接到(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>外观(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>%1 newer</source>
        <translation>%1 条新消息</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>A saved connection in %1 makes no sense and is not shown (“%2”: %3). It stays in the file.</source>
        <translation>%1 中有一个已保存的连接无法理解，因此不显示（“%2”：%3）。它仍保留在文件中。</translation>
    </message>
</context>
<context>
    <name>ui::MessageDiff</name>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>from byte %1</source>
        <translation>从第 %1 字节起</translation>
    </message>
</context>
<context>
    <name>ui::MessageHeader</name>
    <message>
        <source>Copy the topic</source>
        <translation>复制主题</translation>
    </message>
    <message>
        <source>Back to the newest message (Ctrl+End)</source>
        <translation>回到最新消息 (Ctrl+End)</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Facts of the message</source>
        <translation>消息概况</translation>
    </message>
    <message>
        <source>No message of its own: only the topics below it have any</source>
        <translation>本级没有消息：只有其下级主题有消息</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>DUP</source>
        <translation>DUP</translation>
    </message>
    <message>
        <source>%1 image, %2 × %3</source>
        <translation>%1 图像，%2 × %3</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>已截断</translation>
    </message>
    <message>
        <source>decoding…</source>
        <translation>正在解码…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deviation(s)</source>
        <translation>
            <numerusform>%Ln 个偏差</numerusform>
        </translation>
    </message>
    <message>
        <source>Payloads of this topic depart from the shape that was learned. Shows where.</source>
        <translation>该主题的负载偏离了已学到的形状。点击查看位置。</translation>
    </message>
</context>
<context>
    <name>ui::NetworkPage</name>
    <message>
        <source>Header fields</source>
        <translation>头字段</translation>
    </message>
    <message>
        <source>None: straight to the broker</source>
        <translation>无：直接连接 Broker</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>系统代理</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>HTTP CONNECT</source>
        <translation>HTTP CONNECT</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>Proxy &amp;host</source>
        <translation>代理主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Header &amp;fields</source>
        <translation>头字段(&amp;F)</translation>
    </message>
    <message>
        <source>Sent with the WebSocket&apos;s request, such as Authorization. The subprotocol is always mqtt.</source>
        <translation>随 WebSocket 请求发送，例如 Authorization。子协议始终为 mqtt。</translation>
    </message>
    <message>
        <source>“%1” is no name for a header field: letters, digits and hyphens.</source>
        <translation>“%1”不能作为头字段名称：只能用字母、数字和连字符。</translation>
    </message>
    <message>
        <source>“%1” belongs to the WebSocket itself.</source>
        <translation>“%1”属于 WebSocket 自身。</translation>
    </message>
    <message>
        <source>The value of “%1” has a character that cannot be sent.</source>
        <translation>“%1”的值含有无法发送的字符。</translation>
    </message>
    <message>
        <source>A local socket needs no proxy.</source>
        <translation>本地套接字不需要代理。</translation>
    </message>
    <message>
        <source>The proxy&apos;s name or address is needed.</source>
        <translation>需要填写代理的名称或地址。</translation>
    </message>
    <message>
        <source>Only ws:// and wss:// send them.</source>
        <translation>只有 ws:// 和 wss:// 会发送它们。</translation>
    </message>
</context>
<context>
    <name>ui::PairTable</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>添加到%1</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>从%1中移除</translation>
    </message>
</context>
<context>
    <name>ui::PairingDialog</name>
    <message>
        <source>Pairing of requests and answers</source>
        <translation>请求与应答的配对</translation>
    </message>
    <message>
        <source>Conventions, one a line</source>
        <translation>约定，每行一条</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Unanswered after</source>
        <translation>视为未应答的时限</translation>
    </message>
    <message>
        <source>&amp;Standard conventions</source>
        <translation>标准约定(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Unanswered after</source>
        <translation>视为未应答的时限(&amp;U)</translation>
    </message>
    <message>
        <source>MQTT 5.0 requests with a response topic are always paired. For others one convention a line, the first that fits counts: request -&gt; answer, another answer [field]. In a topic +name is one level, =name one level that numbers the request, #name any number of levels; the field of a JSON payload tells several requests apart.</source>
        <translation>带有响应主题的 MQTT 5.0 请求总会配对。其他请求按约定配对，每行一条，以第一条符合的为准：请求 -&gt; 应答, 另一应答 [字段]。主题中 +名称 表示一级，=名称 表示为请求编号的一级，#名称 表示任意多级；JSON 负载的字段用于区分多个请求。</translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln character(s).</source>
        <translation>
            <numerusform>超过 %Ln 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>“-&gt;” is missing between request and answer</source>
        <translation>请求与应答之间缺少“-&gt;”</translation>
    </message>
    <message>
        <source>a topic is missing</source>
        <translation>缺少主题</translation>
    </message>
    <message>
        <source>at most %1 levels, and %2 answers</source>
        <translation>最多 %1 级，%2 个应答</translation>
    </message>
    <message>
        <source>+, = and # need a name behind them</source>
        <translation>+、= 和 # 后面需要名称</translation>
    </message>
    <message>
        <source>a name stands twice in the request</source>
        <translation>请求中有重复的名称</translation>
    </message>
    <message>
        <source>the answer has a name that the request has not</source>
        <translation>应答中有请求里没有的名称</translation>
    </message>
    <message>
        <source>request and answer are the same topic</source>
        <translation>请求与应答是同一主题</translation>
    </message>
    <message>
        <source>a field&apos;s name stands between [ and ]</source>
        <translation>字段名称写在 [ 与 ] 之间</translation>
    </message>
    <message>
        <source>Line %1, character %2: %3.</source>
        <translation>第 %1 行第 %2 个字符：%3。</translation>
    </message>
</context>
<context>
    <name>ui::PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Password of %1 for %2</source>
        <translation>%1 在 %2 上的密码</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Kept until the program ends, never written to disk.</source>
        <translation>保留到程序结束，绝不写入磁盘。</translation>
    </message>
    <message>
        <source>Passphrase of the client key for %1</source>
        <translation>%1 的客户端密钥口令</translation>
    </message>
    <message>
        <source>Password of the proxy for %1</source>
        <translation>%1 的代理密码</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Kept in the system keychain.</source>
        <translation>保存在系统密钥环中。</translation>
    </message>
</context>
<context>
    <name>ui::PayloadActions</name>
    <message>
        <source>Save payload</source>
        <translation>保存负载</translation>
    </message>
    <message>
        <source>The payload could not be saved</source>
        <translation>无法保存负载</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Save the first %1 of %2</source>
        <translation>保存 %2 中的前 %1</translation>
    </message>
    <message>
        <source>Save message as JSON</source>
        <translation>将消息保存为 JSON</translation>
    </message>
    <message>
        <source>Save the unwrapped payload</source>
        <translation>保存解包后的负载</translation>
    </message>
</context>
<context>
    <name>ui::PayloadEditor</name>
    <message>
        <source>Format</source>
        <translation>格式化</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>文本(&amp;X)</translation>
    </message>
    <message>
        <source>Sent as UTF-8, exactly as it stands</source>
        <translation>按 UTF-8 原样发送</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>JSON(&amp;J)</translation>
    </message>
    <message>
        <source>Sent as it stands; checked while you type</source>
        <translation>原样发送；输入时进行检查</translation>
    </message>
    <message>
        <source>&amp;Hex</source>
        <translation>十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>Bytes as pairs of hex digits: 7b 22 61 22 7d</source>
        <translation>以成对的十六进制数字表示字节：7b 22 61 22 7d</translation>
    </message>
    <message>
        <source>Lays the JSON out anew; numbers and texts keep their spelling</source>
        <translation>重新排版 JSON；数字和文本的写法保持不变</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Payload; leave empty to send none</source>
        <translation>负载；留空则不发送负载</translation>
    </message>
    <message>
        <source>These bytes are not UTF-8 text, so they stay as hex.</source>
        <translation>这些字节不是 UTF-8 文本，因此保持十六进制形式。</translation>
    </message>
    <message>
        <source>Line %1, column %2: a byte needs two hex digits.</source>
        <translation>第 %1 行第 %2 列：一个字节需要两位十六进制数字。</translation>
    </message>
    <message>
        <source>Line %1, column %2: “%3” is not a hex digit.</source>
        <translation>第 %1 行第 %2 列：“%3”不是十六进制数字。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Too large or too deep to be checked; it is sent as it stands.</source>
        <translation>过大或嵌套过深，无法检查；将原样发送。</translation>
    </message>
    <message>
        <source>Not valid JSON at line %1, column %2.</source>
        <translation>第 %1 行第 %2 列不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Not valid JSON at line %1, column %2: expected %3.</source>
        <translation>第 %1 行第 %2 列不是有效的 JSON：此处应为%3。</translation>
    </message>
</context>
<context>
    <name>ui::PayloadProblem</name>
    <message>
        <source>Not valid %1 at line %2, column %3: expected %4</source>
        <translation>第 %2 行第 %3 列不是有效的 %1：此处应为%4</translation>
    </message>
    <message>
        <source>Nested too deeply to show as a tree (line %1, column %2); the text is complete</source>
        <translation>嵌套过深，无法显示为树（第 %1 行第 %2 列）；文本是完整的</translation>
    </message>
    <message>
        <source>Too large to show as a tree; text and bytes are complete</source>
        <translation>过大，无法显示为树；文本和字节是完整的</translation>
    </message>
    <message>
        <source>Took too long to decode; text and bytes are complete</source>
        <translation>解码耗时过长；文本和字节是完整的</translation>
    </message>
    <message>
        <source>Decoding was cancelled</source>
        <translation>解码已取消</translation>
    </message>
    <message>
        <source>Not shown as a tree: only the beginning of the payload was kept</source>
        <translation>不以树形显示：仅保留了负载的开头部分</translation>
    </message>
    <message>
        <source>The description for %1 is wrong at line %2, column %3: expected %4</source>
        <translation>%1 的描述在第 %2 行第 %3 列有误：应为 %4</translation>
    </message>
    <message>
        <source>The description for %1 cannot be used: %2</source>
        <translation>%1 的描述无法使用：%2</translation>
    </message>
    <message>
        <source>Not valid %1 at byte %2: expected %3</source>
        <translation>在字节 %2 处不是有效的 %1：应为 %3</translation>
    </message>
    <message>
        <source>Not %1: byte %2 is not valid %3</source>
        <translation>不是 %1：字节 %2 不是有效的 %3</translation>
    </message>
    <message>
        <source>Nested too deeply to show as a tree (byte %1); the bytes are complete</source>
        <translation>嵌套过深，无法以树显示（字节 %1）；字节是完整的</translation>
    </message>
    <message>
        <source>Not unpacked: what is inside %1 is more than 100 times as large</source>
        <translation>未解包：%1 内部的数据大了 100 倍以上</translation>
    </message>
    <message>
        <source>This version cannot read %1, which the rule names</source>
        <translation>此版本无法读取规则指定的 %1</translation>
    </message>
    <message>
        <source>The description for %1 is wrong at line %2, column %3: %4</source>
        <translation>%1 的描述在第 %2 行第 %3 列有误：%4</translation>
    </message>
</context>
<context>
    <name>ui::PayloadView</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Why the payload could not be decoded</source>
        <translation>负载无法解码的原因</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>Decoded values (Ctrl+1)</source>
        <translation>解码后的值 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>排版</translation>
    </message>
    <message>
        <source>Text, laid out (Ctrl+2)</source>
        <translation>排版后的文本 (Ctrl+2)</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Every byte (Ctrl+3)</source>
        <translation>逐字节显示 (Ctrl+3)</translation>
    </message>
    <message>
        <source>Copy the payload or a part of it</source>
        <translation>复制负载或其中一部分</translation>
    </message>
    <message>
        <source>Copy payload as &amp;text</source>
        <translation>将负载复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy p&amp;retty</source>
        <translation>复制排版后的文本(&amp;R)</translation>
    </message>
    <message>
        <source>Copy &amp;compact</source>
        <translation>复制为紧凑格式(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;hex</source>
        <translation>复制十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>Copy selected &amp;value</source>
        <translation>复制选中的值(&amp;V)</translation>
    </message>
    <message>
        <source>Copy selected &amp;path</source>
        <translation>复制选中的路径(&amp;P)</translation>
    </message>
    <message>
        <source>Save the payload to a file, byte for byte</source>
        <translation>将负载逐字节保存到文件</translation>
    </message>
    <message>
        <source>Copy the kept beginning as &amp;text</source>
        <translation>以文本复制保留的开头部分(&amp;T)</translation>
    </message>
    <message>
        <source>Copy the kept beginning as &amp;hex</source>
        <translation>以十六进制复制保留的开头部分(&amp;H)</translation>
    </message>
    <message>
        <source>Save the kept beginning of the payload to a file</source>
        <translation>将负载保留的开头部分保存到文件</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Values above their bytes (Ctrl+4)</source>
        <translation>上方为值，下方为字节 (Ctrl+4)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The picture (Ctrl+5)</source>
        <translation>图像 (Ctrl+5)</translation>
    </message>
    <message>
        <source>Copy &amp;unwrapped as text</source>
        <translation>将解包内容复制为文本(&amp;U)</translation>
    </message>
    <message>
        <source>Copy u&amp;nwrapped as hex</source>
        <translation>将解包内容复制为十六进制(&amp;N)</translation>
    </message>
    <message>
        <source>Copy message as &amp;JSON</source>
        <translation>将消息复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Save payload…</source>
        <translation>保存负载(&amp;S)…</translation>
    </message>
    <message>
        <source>Save &amp;unwrapped payload…</source>
        <translation>保存解包后的负载(&amp;U)…</translation>
    </message>
    <message>
        <source>Save message as &amp;JSON…</source>
        <translation>将消息保存为 JSON(&amp;J)…</translation>
    </message>
</context>
<context>
    <name>ui::PinStrip</name>
    <message>
        <source>Pinned messages</source>
        <translation>固定的消息</translation>
    </message>
    <message>
        <source>%1 at %2: show it</source>
        <translation>%1，%2：显示</translation>
    </message>
    <message>
        <source>%1 at %2: its connection was closed; it can be compared with</source>
        <translation>%1，%2：其连接已关闭；仍可用于比较</translation>
    </message>
    <message>
        <source>Pinned: %1 at %2</source>
        <translation>已固定：%1，%2</translation>
    </message>
    <message>
        <source>Let go of the message pinned at %1</source>
        <translation>取消固定 %1 的消息</translation>
    </message>
</context>
<context>
    <name>ui::PlainMessage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::PlotCanvas</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Memory used now</source>
        <translation>当前已用内存</translation>
    </message>
    <message>
        <source>&amp;Memory for messages:</source>
        <translation>消息内存(&amp;M)：</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>The messages of all connections together. When it is full the oldest leave and are counted as evicted; the newest of every topic stays. Takes effect at once.</source>
        <translation>所有连接的消息合计。写满后最旧的消息被移出并计入“已移出”；每个主题的最新消息始终保留。立即生效。</translation>
    </message>
    <message>
        <source>&amp;Topics of a connection:</source>
        <translation>每个连接的主题数(&amp;T)：</translation>
    </message>
    <message>
        <source>Messages on further topics are counted and not kept. Takes effect at once; a lower limit keeps the topics that are there.</source>
        <translation>超出部分主题上的消息仅计数而不保留。立即生效；降低上限时已有的主题保留。</translation>
    </message>
    <message>
        <source>&amp;Largest message in memory:</source>
        <translation>内存中的最大消息(&amp;L)：</translation>
    </message>
    <message>
        <source>Of a larger one the beginning, the size and the SHA-256 are kept. For connections opened from now on.</source>
        <translation>更大的消息只保留开头、大小和 SHA-256。对此后打开的连接生效。</translation>
    </message>
    <message>
        <source>&amp;Points of a charted series:</source>
        <translation>每条曲线的点数(&amp;P)：</translation>
    </message>
    <message>
        <source>When there are more, the oldest leave and are counted. For connections opened from now on.</source>
        <translation>超出时最旧的点被移出并计数。对此后打开的连接生效。</translation>
    </message>
    <message>
        <source>L&amp;anguage:</source>
        <translation>语言(&amp;A)：</translation>
    </message>
    <message>
        <source>Takes effect when the program starts again.</source>
        <translation>重新启动程序后生效。</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>%1 used now</source>
        <translation>当前已用 %1</translation>
    </message>
</context>
<context>
    <name>ui::PropertiesForm</name>
    <message>
        <source>such as application/json</source>
        <translation>例如 application/json</translation>
    </message>
    <message>
        <source>where the answer shall go</source>
        <translation>应答要发往的主题</translation>
    </message>
    <message>
        <source>text, or bytes as 0x01 02</source>
        <translation>文本，或写成 0x01 02 的字节</translation>
    </message>
    <message>
        <source>seconds; empty: never</source>
        <translation>秒；留空：永不过期</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Bytes (0)</source>
        <translation>字节 (0)</translation>
    </message>
    <message>
        <source>UTF-8 text (1)</source>
        <translation>UTF-8 文本 (1)</translation>
    </message>
    <message>
        <source>&amp;Content type</source>
        <translation>内容类型(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Response topic</source>
        <translation>响应主题(&amp;R)</translation>
    </message>
    <message>
        <source>Correlation &amp;data</source>
        <translation>关联数据(&amp;D)</translation>
    </message>
    <message>
        <source>Message e&amp;xpiry</source>
        <translation>消息过期时间(&amp;X)</translation>
    </message>
    <message>
        <source>Payload &amp;format</source>
        <translation>负载格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;User properties</source>
        <translation>用户属性(&amp;U)</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>用户属性</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Response topic: %1</source>
        <translation>响应主题：%1</translation>
    </message>
    <message>
        <source>Correlation data: after 0x come pairs of hex digits.</source>
        <translation>关联数据：0x 之后应为成对的十六进制数字。</translation>
    </message>
    <message>
        <source>Message expiry: a whole number of seconds, at most 4,294,967,295.</source>
        <translation>消息过期时间：整数秒，最大 4294967295。</translation>
    </message>
</context>
<context>
    <name>ui::PropertiesView</name>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Properties of the message</source>
        <translation>消息的属性</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copy &amp;value	Ctrl+C</source>
        <translation>复制值(&amp;V)	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy &amp;all properties</source>
        <translation>复制全部属性(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ui::PropertyFacts</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, expires in %2</source>
        <translation>%1，%2后过期</translation>
    </message>
    <message>
        <source>%1, expired %2 ago</source>
        <translation>%1，已过期 %2</translation>
    </message>
    <message>
        <source>Payload format</source>
        <translation>负载格式</translation>
    </message>
    <message>
        <source>1: UTF-8 text</source>
        <translation>1：UTF-8 文本</translation>
    </message>
    <message>
        <source>0: bytes</source>
        <translation>0：字节</translation>
    </message>
    <message>
        <source>Message expiry</source>
        <translation>消息过期时间</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>Response topic</source>
        <translation>响应主题</translation>
    </message>
    <message>
        <source>Correlation data</source>
        <translation>关联数据</translation>
    </message>
    <message>
        <source>Subscription identifier</source>
        <translation>订阅标识符</translation>
    </message>
    <message>
        <source>Topic alias</source>
        <translation>主题别名</translation>
    </message>
    <message>
        <source>User property %1</source>
        <translation>用户属性 %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>距今</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retain flag</source>
        <translation>保留标志</translation>
    </message>
    <message>
        <source>DUP flag</source>
        <translation>DUP 标志</translation>
    </message>
    <message>
        <source>Packet identifier</source>
        <translation>报文标识符</translation>
    </message>
    <message>
        <source>none at QoS 0</source>
        <translation>QoS 0 没有</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept of it</source>
        <translation>其中保留</translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln byte(s)</source>
        <translation>
            <numerusform>前 %Ln 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>SHA-256 of the whole</source>
        <translation>完整内容的 SHA-256</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>1: UTF-8 text, which the payload is not</source>
        <translation>1：UTF-8 文本，但负载并不是</translation>
    </message>
    <message>
        <source>Matching subscriptions</source>
        <translation>匹配的订阅</translation>
    </message>
</context>
<context>
    <name>ui::PublishPanel</name>
    <message>
        <source>&amp;Retain</source>
        <translation>保留(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>发布(&amp;P)</translation>
    </message>
    <message>
        <source>Connection to publish on</source>
        <translation>用于发布的连接</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>消息的组成部分</translation>
    </message>
    <message>
        <source>Quality of service</source>
        <translation>服务质量 (QoS)</translation>
    </message>
    <message>
        <source>QoS 0</source>
        <translation>QoS 0</translation>
    </message>
    <message>
        <source>QoS 1</source>
        <translation>QoS 1</translation>
    </message>
    <message>
        <source>QoS 2</source>
        <translation>QoS 2</translation>
    </message>
    <message>
        <source>At most once: sent and forgotten</source>
        <translation>至多一次：发送后不再跟踪</translation>
    </message>
    <message>
        <source>At least once: acknowledged by the broker</source>
        <translation>至少一次：由 Broker 确认</translation>
    </message>
    <message>
        <source>Exactly once: acknowledged in two steps</source>
        <translation>恰好一次：分两步确认</translation>
    </message>
    <message>
        <source>The broker keeps the message and gives it to everyone who subscribes later</source>
        <translation>Broker 保留该消息，并发送给之后订阅的每个客户端</translation>
    </message>
    <message>
        <source>Publish (Ctrl+Enter)</source>
        <translation>发布 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>There is no connection to publish on.</source>
        <translation>没有可用于发布的连接。</translation>
    </message>
    <message>
        <source>Not connected: %1.</source>
        <translation>未连接：%1。</translation>
    </message>
    <message>
        <source>Properties exist in MQTT 5.0; this connection speaks an older version.</source>
        <translation>属性仅 MQTT 5.0 提供；此连接使用较旧的版本。</translation>
    </message>
    <message>
        <source>Properties (%1)</source>
        <translation>属性 (%1)</translation>
    </message>
    <message>
        <source>Empty and retained: this deletes the retained message of the topic.</source>
        <translation>负载为空且带保留标志：这会删除该主题的保留消息。</translation>
    </message>
    <message>
        <source>Not published: the topic is missing or not valid.</source>
        <translation>未发布：主题缺失或无效。</translation>
    </message>
    <message>
        <source>Not published: the hex payload is not valid.</source>
        <translation>未发布：十六进制负载无效。</translation>
    </message>
    <message>
        <source>Not published. %1</source>
        <translation>未发布。%1</translation>
    </message>
    <message>
        <source>Waiting for the broker…</source>
        <translation>正在等待 Broker…</translation>
    </message>
</context>
<context>
    <name>ui::PublishResult</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The connection ended before the acknowledgement: it may or may not have arrived.</source>
        <translation>连接在收到确认之前断开：消息可能已送达，也可能没有。</translation>
    </message>
    <message>
        <source>Refused by the broker: %1 · %2</source>
        <translation>被 Broker 拒绝：%1 · %2</translation>
    </message>
    <message>
        <source>Sent. QoS 0 has no acknowledgement.</source>
        <translation>已发送。QoS 0 没有确认。</translation>
    </message>
    <message>
        <source>Acknowledged: %1 · PUBREC after %2, PUBCOMP after %3</source>
        <translation>已确认：%1 · PUBREC 用时 %2，PUBCOMP 用时 %3</translation>
    </message>
    <message>
        <source>Acknowledged: %1 · PUBACK after %2</source>
        <translation>已确认：%1 · PUBACK 用时 %2</translation>
    </message>
    <message>
        <source>%1 · The broker says: %2</source>
        <translation>%1 · Broker 的说明：%2</translation>
    </message>
    <message>
        <source>Not sent: its message expiry ran out while it waited for its turn.</source>
        <translation>未发送：它在排队等待时已过期。</translation>
    </message>
</context>
<context>
    <name>ui::ReadAsDialog</name>
    <message>
        <source>Only for this &amp;look, until another topic is selected</source>
        <translation>仅用于本次查看，直到选择其他主题(&amp;L)</translation>
    </message>
    <message>
        <source>Always, for the &amp;topics</source>
        <translation>始终用于这些主题(&amp;T)</translation>
    </message>
    <message>
        <source>Decode rule</source>
        <translation>解码规则</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>主题过滤器</translation>
    </message>
    <message>
        <source>First &amp;unwrap</source>
        <translation>先解包(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Decoder</source>
        <translation>解码器(&amp;D)</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Automatic: whatever fits best</source>
        <translation>自动：最合适的解码器</translation>
    </message>
    <message>
        <source>%1 needs a description of what it is to read.</source>
        <translation>%1 需要一份说明，告诉它要读取什么。</translation>
    </message>
    <message>
        <source>This message says that its content type is %1: that counts for more than a rule.</source>
        <translation>此消息声明其内容类型为 %1：它优先于规则。</translation>
    </message>
</context>
<context>
    <name>ui::RequestTable</name>
    <message>
        <source>Requests and their answers, newest first</source>
        <translation>请求及其应答，最新的在前</translation>
    </message>
    <message>
        <source>Go to the &amp;request</source>
        <translation>转到请求(&amp;R)</translation>
    </message>
    <message>
        <source>Go to the &amp;answer</source>
        <translation>转到应答(&amp;A)</translation>
    </message>
    <message>
        <source>Sent from here; the broker did not send it back, so it is not among the messages.</source>
        <translation>由本程序发出；代理没有将其发回，因此不在消息之中。</translation>
    </message>
    <message>
        <source>The message is no longer in memory; the newest one of its topic is shown.</source>
        <translation>该消息已不在内存中；现显示其主题的最新消息。</translation>
    </message>
</context>
<context>
    <name>ui::RequestsPanel</name>
    <message>
        <source>Requests that are listed</source>
        <translation>列出的请求</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>全部请求</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>Unanswered or late</source>
        <translation>未应答或迟到</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>How requests and answers are paired</source>
        <translation>请求与应答的配对方式</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <translation>%2 个请求中的 %1 个</translation>
    </message>
    <message>
        <source>%1 older ones forgotten</source>
        <translation>%1 个较早的已遗忘</translation>
    </message>
    <message>
        <source>%1 of them while they waited</source>
        <translation>其中 %1 个当时仍在等待</translation>
    </message>
    <message>
        <source>%1 answers to nothing that was asked</source>
        <translation>%1 个应答没有对应的请求</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>尚无请求</translation>
    </message>
    <message>
        <source>Messages with an MQTT 5.0 response topic, and those on topics like …/set, cmnd/… or bridge/request/…, are listed here with their answers.</source>
        <translation>带有 MQTT 5.0 响应主题的消息，以及 …/set、cmnd/…、bridge/request/… 等主题上的消息，连同其应答列在这里。</translation>
    </message>
</context>
<context>
    <name>ui::RequestsView</name>
    <message>
        <source>No requests on this topic, and no answers</source>
        <translation>该主题上没有请求，也没有应答</translation>
    </message>
    <message>
        <source>%1: %2 requests</source>
        <translation>%1：%2 个请求</translation>
    </message>
    <message>
        <source>median %1, 95 % within %2, longest %3</source>
        <translation>中位数 %1，95 % 在 %2 以内，最长 %3</translation>
    </message>
    <message>
        <source>%1 unanswered</source>
        <translation>%1 个未应答</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 个迟到</translation>
    </message>
    <message>
        <source>%1 further answers</source>
        <translation>另有 %1 个应答</translation>
    </message>
</context>
<context>
    <name>ui::SaveFilterDialog</name>
    <message>
        <source>Save filter</source>
        <translation>保存筛选条件</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>筛选条件的名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Another filter has this name: it will be replaced.</source>
        <translation>已有同名的筛选条件：将被替换。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s) are saved, and that is the most. Delete one first.</source>
        <translation>
            <numerusform>已保存 %Ln 个筛选条件，达到上限。请先删除一个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SavedFiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选条件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Undo deleting</source>
        <translation>撤销删除(&amp;U)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>A saved filter needs a name.</source>
        <translation>保存的筛选条件需要名称。</translation>
    </message>
    <message>
        <source>Another filter has this name.</source>
        <translation>已有同名的筛选条件。</translation>
    </message>
</context>
<context>
    <name>ui::ScalarView</name>
    <message>
        <source>&amp;Chart</source>
        <translation>绘图(&amp;C)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Chart this value over time (C)</source>
        <translation>绘制该值随时间的变化 (C)</translation>
    </message>
    <message>
        <source>Chart this value</source>
        <translation>绘制该值</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>真或假</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>空文本</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>wrong: %1</source>
        <translation>有误：%1</translation>
    </message>
</context>
<context>
    <name>ui::SchemaModel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>出现过</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>出现率</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>上次变化</translation>
    </message>
</context>
<context>
    <name>ui::SchemaView</name>
    <message>
        <source>&amp;Watch all topics</source>
        <translation>监视所有主题(&amp;W)</translation>
    </message>
    <message>
        <source>Forget what was learned, and learn from the next message on</source>
        <translation>忘记已学到的内容，从下一条消息重新学习</translation>
    </message>
    <message>
        <source>&amp;Go to message</source>
        <translation>转到消息(&amp;G)</translation>
    </message>
    <message>
        <source>A&amp;ccept</source>
        <translation>接受(&amp;C)</translation>
    </message>
    <message>
        <source>Accept a&amp;ll</source>
        <translation>全部接受(&amp;L)</translation>
    </message>
    <message>
        <source>Places in the payload</source>
        <translation>负载中的位置</translation>
    </message>
    <message>
        <source>Deviations from what was learned</source>
        <translation>与所学形状的偏差</translation>
    </message>
    <message>
        <source>Learns from the newest message of each topic when there is time for it: under load that is a sample. The selected topic is always read whole.</source>
        <translation>在有时间时从每个主题的最新消息学习：负荷高时只是抽样。选中的主题总是完整读取。</translation>
    </message>
    <message>
        <source>The first message with it</source>
        <translation>首条出现该偏差的消息</translation>
    </message>
    <message>
        <source>It is normal from now on</source>
        <translation>今后视为正常</translation>
    </message>
    <message>
        <source>All deviations of the selected topic are normal from now on</source>
        <translation>选中主题的所有偏差今后视为正常</translation>
    </message>
    <message>
        <source>Nothing was learned of this topic yet</source>
        <translation>尚未从该主题学到内容</translation>
    </message>
    <message>
        <source>Learning: %1 of %2 messages</source>
        <translation>学习中：%2 条消息中的第 %1 条</translation>
    </message>
    <message>
        <source>Learned from %1 messages</source>
        <translation>已从 %1 条消息学习</translation>
    </message>
    <message>
        <source>%1 more to read</source>
        <translation>还有 %1 条待读</translation>
    </message>
    <message>
        <source>%1 topics watched by samples</source>
        <translation>抽样监视 %1 个主题</translation>
    </message>
    <message>
        <source>%1 topics forgotten for others</source>
        <translation>%1 个主题因其他主题而被遗忘</translation>
    </message>
    <message>
        <source>%1 messages of topics beyond the limit</source>
        <translation>%1 条消息属于超出上限的主题</translation>
    </message>
    <message>
        <source>%1 deviations more than can be listed</source>
        <translation>另有 %1 个偏差无法列出</translation>
    </message>
    <message>
        <source>%1 not readable</source>
        <translation>%1 条无法读取</translation>
    </message>
    <message>
        <source>%1 empty</source>
        <translation>%1 条为空</translation>
    </message>
    <message>
        <source>%1 large ones passed over</source>
        <translation>略过 %1 条大消息</translation>
    </message>
    <message>
        <source>%1 too costly to decode</source>
        <translation>%1 条解码代价过高</translation>
    </message>
    <message>
        <source>%1 cut</source>
        <translation>%1 条被截断</translation>
    </message>
    <message>
        <source>%1 gone before they were read</source>
        <translation>%1 条在读取前已移出内存</translation>
    </message>
    <message>
        <source>%1 values at places beyond the limit</source>
        <translation>%1 个值所在位置超出上限</translation>
    </message>
    <message>
        <source>%1 deviations beyond the limit</source>
        <translation>%1 个偏差超出上限</translation>
    </message>
    <message>
        <source>The message is no longer in memory; the newest one is shown.</source>
        <translation>该消息已不在内存中；现显示最新消息。</translation>
    </message>
</context>
<context>
    <name>ui::SchemaWords</name>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true/false</source>
        <translation>真/假</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>null</source>
        <translation>空</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>&lt;0.1 %</source>
        <translation>&lt;0.1 %</translation>
    </message>
    <message>
        <source>&gt;99.9 %</source>
        <translation>&gt;99.9 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>new field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>other type</source>
        <translation>类型不同</translation>
    </message>
    <message>
        <source>out of range</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>was there whenever what it stands in was</source>
        <translation>此前只要上级存在它就存在</translation>
    </message>
    <message>
        <source>was never there; is %1</source>
        <translation>此前从未出现；类型为%1</translation>
    </message>
    <message>
        <source>is %1, was always %2</source>
        <translation>现为%1，此前总是%2</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1：“%2”</translation>
    </message>
    <message>
        <source>%1, usual is %2</source>
        <translation>%1，通常为 %2</translation>
    </message>
    <message>
        <source>the payload could always be decoded</source>
        <translation>此前负载总能解码</translation>
    </message>
</context>
<context>
    <name>ui::ScopePlot</name>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Show the newest data again (F)</source>
        <translation>重新显示最新数据 (F)</translation>
    </message>
    <message>
        <source>Follow the newest data</source>
        <translation>跟随最新数据</translation>
    </message>
    <message>
        <source>Pause the chart</source>
        <translation>暂停图表</translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation>适应全部</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Save as PNG image…</source>
        <translation>保存为 PNG 图像…</translation>
    </message>
    <message>
        <source>Save what is shown as CSV…</source>
        <translation>将显示的内容保存为 CSV…</translation>
    </message>
    <message>
        <source>Save chart as image</source>
        <translation>将图表保存为图像</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>The image could not be written. Is the folder writable?</source>
        <translation>无法写入图像。该文件夹可写吗？</translation>
    </message>
    <message>
        <source>Save chart data</source>
        <translation>保存图表数据</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Writing samples…</source>
        <translation>正在写入样本…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The samples could not be written. Is the folder writable?</source>
        <translation>无法写入样本。该文件夹可写吗？</translation>
    </message>
</context>
<context>
    <name>ui::SearchHitModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
</context>
<context>
    <name>ui::SearchPanel</name>
    <message>
        <source>&amp;Match case</source>
        <translation>区分大小写(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Bytes in hex</source>
        <translation>十六进制字节</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>查找类型</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Find in the payloads of all messages in memory</source>
        <translation>在内存中所有消息的负载里查找</translation>
    </message>
    <message>
        <source>de ad be ef</source>
        <translation>de ad be ef</translation>
    </message>
    <message>
        <source>Messages in which it was found, newest first</source>
        <translation>找到的消息，最新的在前</translation>
    </message>
    <message>
        <source>There is no connection to search.</source>
        <translation>没有可搜索的连接。</translation>
    </message>
    <message>
        <source>Type what is to be found.</source>
        <translation>请输入要查找的内容。</translation>
    </message>
    <message>
        <source>Character %1: bytes are pairs of hexadecimal digits, such as de ad be ef.</source>
        <translation>第 %1 个字符：字节是成对的十六进制数字，例如 de ad be ef。</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>第 %1 个字符：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) found</source>
        <translation>
            <numerusform>找到 %Ln 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln searched (%1)</source>
        <translation>
            <numerusform>已搜索 %Ln 条 (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching… %1, %2 of %3</source>
        <translation>正在搜索… %1，%2，共 %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Cancelled: %1 · %2 of %3</source>
        <translation>已取消：%1 · %2，共 %3</translation>
    </message>
    <message>
        <source>More than %1 messages found: these are among the newest. Look for something rarer.</source>
        <translation>找到超过 %1 条消息：这里是其中较新的。请查找更少见的内容。</translation>
    </message>
    <message>
        <source>Given up: the expression takes too long. %1 · %2</source>
        <translation>已放弃：表达式耗时过长。%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left the memory before their turn</source>
        <translation>
            <numerusform>%Ln 条在搜索到之前已移出内存</numerusform>
        </translation>
    </message>
    <message>
        <source>of very long or cut payloads only the first part was searched</source>
        <translation>对很长或被截断的负载只搜索了开头部分</translation>
    </message>
    <message>
        <source>This message has left the memory since it was found.</source>
        <translation>此消息在找到之后已移出内存。</translation>
    </message>
</context>
<context>
    <name>ui::SecurityPage</name>
    <message>
        <source>Certificate authorities</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.ca-bundle);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer *.ca-bundle);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.p12 *.pfx);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer *.p12 *.pfx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation>密钥 (*.pem *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Trust it no more</source>
        <translation>不再信任(&amp;T)</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>系统的颁发机构</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>in the certificate&apos;s file</source>
        <translation>在证书文件中</translation>
    </message>
    <message>
        <source>none, or such as mqtt</source>
        <translation>无，或例如 mqtt</translation>
    </message>
    <message>
        <source>TLS 1.2</source>
        <translation>TLS 1.2</translation>
    </message>
    <message>
        <source>TLS 1.3</source>
        <translation>TLS 1.3</translation>
    </message>
    <message>
        <source>Fingerprint of the trusted certificate</source>
        <translation>受信任证书的指纹</translation>
    </message>
    <message>
        <source>A&amp;uthorities</source>
        <translation>颁发机构(&amp;U)</translation>
    </message>
    <message>
        <source>PEM file with the authorities that may vouch for the broker; it replaces the system&apos;s.</source>
        <translation>可为 Broker 作证的颁发机构的 PEM 文件；它将取代系统的颁发机构。</translation>
    </message>
    <message>
        <source>Client &amp;certificate</source>
        <translation>客户端证书(&amp;C)</translation>
    </message>
    <message>
        <source>PEM with its chain, or PKCS#12, for brokers that want to know who connects.</source>
        <translation>带证书链的 PEM 或 PKCS#12，用于要求验明客户端身份的 Broker。</translation>
    </message>
    <message>
        <source>Client &amp;key</source>
        <translation>客户端密钥(&amp;K)</translation>
    </message>
    <message>
        <source>PEM file, encrypted or not.</source>
        <translation>PEM 文件，可加密或不加密。</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Of the key or the PKCS#12 file.</source>
        <translation>密钥或 PKCS#12 文件的口令。</translation>
    </message>
    <message>
        <source>Server &amp;name</source>
        <translation>服务器名称(&amp;N)</translation>
    </message>
    <message>
        <source>Asked for (SNI) and looked for in the certificate in place of the host&apos;s name.</source>
        <translation>用于 SNI，并代替主机名在证书中查找。</translation>
    </message>
    <message>
        <source>A&amp;LPN</source>
        <translation>ALPN(&amp;L)</translation>
    </message>
    <message>
        <source>Protocols offered in the handshake, in order of preference, with commas between them.</source>
        <translation>握手时提供的协议，按优先顺序排列，以逗号分隔。</translation>
    </message>
    <message>
        <source>&amp;Minimum version</source>
        <translation>最低版本(&amp;M)</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>the host&apos;s</source>
        <translation>主机名</translation>
    </message>
    <message>
        <source>The chosen scheme is not encrypted. mqtts:// and wss:// are, and then all this matters.</source>
        <translation>所选协议不加密。mqtts:// 和 wss:// 会加密，此时以下设置才有意义。</translation>
    </message>
    <message>
        <source>%1 is believed because of this certificate alone (SHA-256). No authority vouches for it, and its dates and names are not looked at.</source>
        <translation>仅凭此证书（SHA-256）信任 %1。没有机构为其作证，也不检查其日期和名称。</translation>
    </message>
    <message>
        <source>Nothing is taken on trust: the broker must show a certificate that an authority vouches for. “Test” can make an exception for one certificate.</source>
        <translation>没有人工信任：Broker 必须出示由机构作证的证书。可在“测试”中为某一个证书设置例外。</translation>
    </message>
    <message>
        <source>A protocol&apos;s name has at most 255 bytes.</source>
        <translation>协议名称最长 255 字节。</translation>
    </message>
</context>
<context>
    <name>ui::SeriesLegend</name>
    <message>
        <source>Series in the chart</source>
        <translation>图表中的曲线</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>At cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>%1 (right axis)</source>
        <translation>%1（右轴）</translation>
    </message>
    <message>
        <source>Remove from the chart</source>
        <translation>从图表中移除</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show only this</source>
        <translation>仅显示此曲线</translation>
    </message>
    <message>
        <source>Use the right axis</source>
        <translation>使用右轴</translation>
    </message>
    <message>
        <source>%1 oldest points dropped</source>
        <translation>已丢弃最旧的 %1 个点</translation>
    </message>
    <message>
        <source>The oldest %1 points were dropped to keep to the limit of points of a series.</source>
        <translation>为不超过每条曲线的点数上限，最旧的 %1 个点已被丢弃。</translation>
    </message>
</context>
<context>
    <name>ui::SessionPage</name>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>C&amp;lean start: forget what the broker kept for this client id</source>
        <translation>全新开始：丢弃 Broker 为此客户端标识符保存的内容(&amp;L)</translation>
    </message>
    <message>
        <source>Keep &amp;unfinished messages when the program ends</source>
        <translation>程序结束时保留未完成的消息(&amp;U)</translation>
    </message>
    <message>
        <source>ends with the connection</source>
        <translation>随连接结束</translation>
    </message>
    <message>
        <source>65,535</source>
        <translation>65535</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Ask for &amp;response information</source>
        <translation>请求响应信息(&amp;R)</translation>
    </message>
    <message>
        <source>Ask for reasons in &amp;words when something fails</source>
        <translation>出错时请求文字说明(&amp;W)</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>用户属性</translation>
    </message>
    <message>
        <source>Make a new random client id</source>
        <translation>生成新的随机客户端标识符</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>客户端标识符(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keep-alive</source>
        <translation>保活时间(&amp;K)</translation>
    </message>
    <message>
        <source>How long nothing may be sent before a ping; a broker that does not answer it is lost.</source>
        <translation>多长时间没有发送内容就发送 PING；不应答的 Broker 视为已断开。</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Messages of QoS 1 and 2 that were not acknowledged are kept in a file and finished at the next start. Not with a clean start.</source>
        <translation>未确认的 QoS 1 和 QoS 2 消息保存在文件中，下次启动时继续完成。不适用于全新开始。</translation>
    </message>
    <message>
        <source>Session &amp;expiry</source>
        <translation>会话过期时间(&amp;E)</translation>
    </message>
    <message>
        <source>How long the broker keeps the session after the connection has ended. MQTT 5.0.</source>
        <translation>连接结束后 Broker 保留会话的时间。MQTT 5.0。</translation>
    </message>
    <message>
        <source>MQTT 5.0</source>
        <translation>MQTT 5.0</translation>
    </message>
    <message>
        <source>Receive ma&amp;ximum</source>
        <translation>接收最大值(&amp;X)</translation>
    </message>
    <message>
        <source>Messages of QoS 1 and 2 that may come before we acknowledge the first.</source>
        <translation>在我方确认第一条之前可以收到的 QoS 1 和 QoS 2 消息数。</translation>
    </message>
    <message>
        <source>Largest &amp;packet</source>
        <translation>最大报文(&amp;P)</translation>
    </message>
    <message>
        <source>The broker drops what is larger, unsaid.</source>
        <translation>更大的报文会被 Broker 悄悄丢弃。</translation>
    </message>
    <message>
        <source>Topic &amp;aliases</source>
        <translation>主题别名(&amp;A)</translation>
    </message>
    <message>
        <source>Numbers that the broker may send in place of topic names.</source>
        <translation>Broker 可用来代替主题名的编号数量。</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>User pr&amp;operties</source>
        <translation>用户属性(&amp;O)</translation>
    </message>
    <message>
        <source>Sent with CONNECT.</source>
        <translation>随 CONNECT 发送。</translation>
    </message>
    <message>
        <source>Without clean start the broker must know the client by an id.</source>
        <translation>不使用全新开始时，Broker 必须通过标识符识别客户端。</translation>
    </message>
    <message>
        <source>The broker chooses one.</source>
        <translation>由 Broker 选择。</translation>
    </message>
    <message>
        <source>Longer than MQTT allows (65,535 bytes).</source>
        <translation>超过 MQTT 允许的长度（65535 字节）。</translation>
    </message>
    <message>
        <source>Without a session expiry the broker keeps nothing.</source>
        <translation>没有会话过期时间，Broker 不会保留任何内容。</translation>
    </message>
    <message>
        <source>The chosen version has none of these.</source>
        <translation>所选版本没有这些设置。</translation>
    </message>
</context>
<context>
    <name>ui::SetupEditor</name>
    <message>
        <source>Description for the decoder</source>
        <translation>给解码器的说明</translation>
    </message>
</context>
<context>
    <name>ui::SparkplugEventModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>ui::SparkplugModel</name>
    <message numerus="yes">
        <source>%Ln metric(s)</source>
        <translation>
            <numerusform>%Ln 个指标</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, keeps being born</source>
        <translation>%1，反复重新上线</translation>
    </message>
    <message>
        <source>Alias %1</source>
        <translation>别名 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) sent afterwards</source>
        <translation>
            <numerusform>%Ln 个补发的值</numerusform>
        </translation>
    </message>
    <message>
        <source>Transient</source>
        <translation>瞬态</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>尚无值</translation>
    </message>
    <message>
        <source>not in a birth</source>
        <translation>不在任何上线消息中</translation>
    </message>
    <message>
        <source>not in the last birth</source>
        <translation>不在最近的上线消息中</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Node, device, metric</source>
        <translation>节点、设备、指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>距今</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
</context>
<context>
    <name>ui::SparkplugPanel</name>
    <message>
        <source>Request rebirth</source>
        <translation>请求重新上线</translation>
    </message>
    <message>
        <source>Sparkplug nodes, devices and metrics</source>
        <translation>Sparkplug 节点、设备和指标</translation>
    </message>
    <message>
        <source>Sparkplug events</source>
        <translation>Sparkplug 事件</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Asks the node to send its births again (Node Control/Rebirth)</source>
        <translation>请求该节点重新发送上线消息（Node Control/Rebirth）</translation>
    </message>
    <message>
        <source>Rebirth not requested: %1</source>
        <translation>未能请求重新上线：%1</translation>
    </message>
    <message>
        <source>Nothing is connected</source>
        <translation>没有任何连接</translation>
    </message>
    <message>
        <source>Open a connection: its Sparkplug nodes are shown here.</source>
        <translation>打开一个连接：此处会显示它的 Sparkplug 节点。</translation>
    </message>
    <message>
        <source>No Sparkplug messages yet</source>
        <translation>尚无 Sparkplug 消息</translation>
    </message>
    <message>
        <source>Subscribe to spBv1.0/# to see nodes, devices and metrics.</source>
        <translation>订阅 spBv1.0/# 即可看到节点、设备和指标。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln node(s) online</source>
        <translation>
            <numerusform>%Ln 个节点中 %1 个在线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln 个设备</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s)</source>
        <translation>
            <numerusform>%Ln 个故障</numerusform>
        </translation>
    </message>
    <message>
        <source>host %1 online</source>
        <translation>主机 %1 在线</translation>
    </message>
    <message>
        <source>host %1 offline</source>
        <translation>主机 %1 离线</translation>
    </message>
    <message>
        <source>%1 left out: there are too many nodes or metrics</source>
        <translation>略去 %1 项：节点或指标过多</translation>
    </message>
    <message>
        <source>%1 older events not kept</source>
        <translation>%1 个更早的事件未保留</translation>
    </message>
    <message>
        <source>Request a rebirth of %1?</source>
        <extracomment>%1: a Sparkplug node</extracomment>
        <translation>请求 %1 重新上线？</translation>
    </message>
    <message>
        <source>This publishes the command Node Control/Rebirth to %1. The node then sends all its births again.</source>
        <translation>这会向 %1 发布命令 Node Control/Rebirth，节点随后会重新发送全部上线消息。</translation>
    </message>
    <message>
        <source>Rebirth of %1 requested</source>
        <translation>已请求 %1 重新上线</translation>
    </message>
    <message>
        <source>Shows the events beside the nodes</source>
        <translation>在节点旁显示事件</translation>
    </message>
</context>
<context>
    <name>ui::SparkplugWords</name>
    <message>
        <source>no birth seen</source>
        <translation>未见上线消息</translation>
    </message>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>offline, stale</source>
        <translation>离线，已过期</translation>
    </message>
    <message>
        <source>Gap in the sequence numbers</source>
        <translation>序号不连续</translation>
    </message>
    <message>
        <source>No sequence number</source>
        <translation>没有序号</translation>
    </message>
    <message>
        <source>Data without a birth</source>
        <translation>没有上线消息的数据</translation>
    </message>
    <message>
        <source>Alias that the birth does not define</source>
        <translation>上线消息未定义的别名</translation>
    </message>
    <message>
        <source>Metric that the birth does not have</source>
        <translation>上线消息中没有的指标</translation>
    </message>
    <message>
        <source>Death of another connection (bdSeq)</source>
        <translation>另一连接的下线消息（bdSeq）</translation>
    </message>
    <message>
        <source>New connection without a death of the one before (bdSeq)</source>
        <translation>上一连接未下线便建立了新连接（bdSeq）</translation>
    </message>
    <message>
        <source>Three births within a minute</source>
        <translation>一分钟内上线三次</translation>
    </message>
    <message>
        <source>Payload is not Sparkplug B</source>
        <translation>负载不是 Sparkplug B</translation>
    </message>
    <message>
        <source>Message not read: it was too large or had left memory</source>
        <translation>消息未读取：过大或已移出内存</translation>
    </message>
    <message>
        <source>Metrics left out: there are too many</source>
        <translation>指标过多，已略去</translation>
    </message>
    <message>
        <source>Node was born</source>
        <translation>节点上线</translation>
    </message>
    <message>
        <source>Node died</source>
        <translation>节点下线</translation>
    </message>
    <message>
        <source>Device was born</source>
        <translation>设备上线</translation>
    </message>
    <message>
        <source>Device died</source>
        <translation>设备下线</translation>
    </message>
    <message>
        <source>A rebirth was requested</source>
        <translation>有人请求了重新上线</translation>
    </message>
    <message>
        <source>Host application went online</source>
        <translation>主机应用上线</translation>
    </message>
    <message>
        <source>Host application went offline</source>
        <translation>主机应用离线</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <extracomment>%1: what is wrong, %2 and %3: numbers</extracomment>
        <translation>%1：应为 %2，实为 %3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>ui::StatusCounters</name>
    <message>
        <source>Message rate</source>
        <translation>消息速率</translation>
    </message>
    <message>
        <source>Messages received per second, over the last second</source>
        <translation>过去一秒内每秒收到的消息数</translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 条/秒</translation>
    </message>
    <message>
        <source>Data rate</source>
        <translation>数据速率</translation>
    </message>
    <message>
        <source>Bytes received per second, over the last second</source>
        <translation>过去一秒内每秒收到的字节数</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Topics seen on all connections</source>
        <translation>所有连接上出现过的主题</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln 个主题</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>What the messages kept in memory take, and how much they may take</source>
        <translation>内存中保留的消息所占的空间，以及允许占用的上限</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>已淘汰</translation>
    </message>
    <message>
        <source>Older messages that had to leave the memory budget; the newest of every topic stays</source>
        <translation>因超出内存预算而被移出的较早消息；每个主题的最新消息始终保留</translation>
    </message>
    <message>
        <source>%1 evicted</source>
        <translation>已淘汰 %1</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>积压</translation>
    </message>
    <message>
        <source>Messages received and not yet shown</source>
        <translation>已接收但尚未显示的消息</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>落后 %1</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Messages on topics beyond the topic limit: counted, not kept</source>
        <translation>超出主题上限的主题上的消息：只计数，不保留</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>已丢弃 %1</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Certificate taken on trust</source>
        <translation>证书为人工信任</translation>
    </message>
    <message>
        <source>Beside it the charts take %1</source>
        <translation>此外图表占用 %1</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionEntry</name>
    <message>
        <source>&amp;Subscribe</source>
        <translation>订阅(&amp;S)</translation>
    </message>
    <message>
        <source>Topic filter, such as factory/+/temperature or #</source>
        <translation>主题过滤器，例如 factory/+/temperature 或 #</translation>
    </message>
    <message>
        <source>Topic filter to subscribe to</source>
        <translation>要订阅的主题过滤器</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>Highest QoS of this subscription</source>
        <translation>此订阅的最高 QoS</translation>
    </message>
    <message>
        <source>The highest QoS that messages may come with</source>
        <translation>收到的消息可以使用的最高 QoS</translation>
    </message>
    <message>
        <source>Subscribes, or changes the subscription that there is (Enter)</source>
        <translation>订阅，或更改已有的订阅（Enter）</translation>
    </message>
    <message>
        <source>Leave out what this connection publishes (No Local)</source>
        <translation>不接收此连接自己发布的消息（No Local）</translation>
    </message>
    <message>
        <source>Keep the retain flag as published (Retain As Published)</source>
        <translation>保持发布时的保留标志（Retain As Published）</translation>
    </message>
    <message>
        <source>Retained messages</source>
        <translation>保留消息</translation>
    </message>
    <message>
        <source>All, each time</source>
        <translation>每次都接收全部</translation>
    </message>
    <message>
        <source>All, only when it is new to the broker</source>
        <translation>仅当 Broker 尚无此订阅时接收全部</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不接收</translation>
    </message>
    <message>
        <source>Options of this subscription</source>
        <translation>此订阅的选项</translation>
    </message>
    <message>
        <source>A shared subscription cannot leave out what this connection publishes.</source>
        <translation>共享订阅不能排除此连接自己发布的消息。</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionListModel</name>
    <message>
        <source>%1, asked for %2</source>
        <translation>%1，请求的是 %2</translation>
    </message>
    <message>
        <source>no local</source>
        <translation>不含自己发布的</translation>
    </message>
    <message>
        <source>retain as published</source>
        <translation>保持保留标志</translation>
    </message>
    <message>
        <source>retained only when new</source>
        <translation>仅新订阅时接收保留消息</translation>
    </message>
    <message>
        <source>no retained</source>
        <translation>不接收保留消息</translation>
    </message>
    <message>
        <source>when connected</source>
        <translation>连接后生效</translation>
    </message>
    <message>
        <source>asked, no answer yet</source>
        <translation>已请求，尚无应答</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>已授予</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>主题过滤器</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionsPage</name>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>主题过滤器</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>QoS of this subscription</source>
        <translation>此订阅的 QoS</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>A checked filter is empty: fill it in or uncheck it.</source>
        <translation>有已勾选的过滤器为空：请填写或取消勾选。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing is checked: no topic will appear.</source>
        <translation>未勾选任何过滤器：不会出现任何主题。</translation>
    </message>
    <message>
        <source>Checked filters are subscribed after connecting, the others are paused. # means every topic; $SYS/# the broker&apos;s own figures.</source>
        <translation>勾选的过滤器在连接后订阅，其余的暂停。# 表示所有主题；$SYS/# 是 Broker 自身的数据。</translation>
    </message>
    <message>
        <source>Retained messages</source>
        <translation>保留消息</translation>
    </message>
    <message>
        <source>No local</source>
        <translation>排除自己</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>保持标志</translation>
    </message>
    <message>
        <source>Which messages that the broker keeps come along (Retain Handling)</source>
        <translation>订阅时接收哪些 Broker 保留的消息（Retain Handling）</translation>
    </message>
    <message>
        <source>Leave out what this connection publishes itself</source>
        <translation>不接收此连接自己发布的消息</translation>
    </message>
    <message>
        <source>Keep the retain flag as it was published</source>
        <translation>保持发布时的保留标志</translation>
    </message>
    <message>
        <source>Retained messages of this subscription</source>
        <translation>此订阅的保留消息</translation>
    </message>
    <message>
        <source>all, each time</source>
        <translation>每次全部</translation>
    </message>
    <message>
        <source>all, once</source>
        <translation>仅首次</translation>
    </message>
    <message>
        <source>Only when the broker does not know the subscription yet</source>
        <translation>仅当 Broker 尚无此订阅时</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: a shared subscription cannot leave out one&apos;s own.</source>
        <translation>%1：共享订阅不能排除自己发布的消息。</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionsPanel</name>
    <message>
        <source>Nothing is connected</source>
        <translation>没有任何连接</translation>
    </message>
    <message>
        <source>Open a connection: what it subscribes to is managed here.</source>
        <translation>打开一个连接：其订阅在此管理。</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>Pause the selected subscriptions</source>
        <translation>暂停所选订阅</translation>
    </message>
    <message>
        <source>Change the subscription</source>
        <translation>更改订阅</translation>
    </message>
    <message>
        <source>Unsubscribe and remove</source>
        <translation>取消订阅并移除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) of %1</source>
        <extracomment>%1: a connection&apos;s name</extracomment>
        <translation>
            <numerusform>%1 的 %Ln 个订阅</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume the selected subscriptions</source>
        <translation>恢复所选订阅</translation>
    </message>
</context>
<context>
    <name>ui::TestPage</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>T&amp;rust this certificate …</source>
        <translation>信任此证书(&amp;R)…</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Results of the connection test</source>
        <translation>连接测试的结果</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Copy the results as text</source>
        <translation>以文本形式复制结果</translation>
    </message>
    <message>
        <source>Trust this certificate for this host?</source>
        <translation>为此主机信任此证书？</translation>
    </message>
    <message>
        <source>From then on this connection believes whoever shows it, and nobody else. Compare its SHA-256 with what the broker&apos;s operator tells you first.</source>
        <translation>此后该连接只信任出示此证书的一方，不信任其他任何一方。请先将其 SHA-256 与 Broker 管理员提供的值进行比对。</translation>
    </message>
    <message>
        <source>Trust it</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate</source>
        <translation>Broker 的证书</translation>
    </message>
    <message>
        <source>Authority %1</source>
        <translation>颁发机构 %1</translation>
    </message>
    <message>
        <source>What the broker allows</source>
        <translation>Broker 允许的内容</translation>
    </message>
    <message>
        <source>&amp;Cancel the test</source>
        <translation>取消测试(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>再次测试(&amp;T)</translation>
    </message>
    <message>
        <source>Connects once with these settings, subscribes, and says goodbye. Nothing is saved, and a running session goes on.</source>
        <translation>使用这些设置连接一次，订阅，然后断开。不保存任何内容，正在运行的会话不受影响。</translation>
    </message>
    <message>
        <source>Trying …</source>
        <translation>正在尝试…</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>连接正常。</translation>
    </message>
    <message>
        <source>No known authority vouches for the broker&apos;s certificate. Name its authority on the page “Security”, or trust this one certificate.</source>
        <translation>没有已知机构为 Broker 的证书作证。请在“安全”页面指定其颁发机构，或仅信任这一个证书。</translation>
    </message>
    <message>
        <source>The connection does not work yet: see the marked step.</source>
        <translation>连接尚不可用：请查看标记的步骤。</translation>
    </message>
</context>
<context>
    <name>ui::TimingView</name>
    <message>
        <source>Go to the message behind the longest interval</source>
        <translation>转到最长间隔之后的那条消息</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>What the figures are of</source>
        <translation>这些数字的依据</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Mean of the intervals between messages that follow each other</source>
        <translation>相邻消息之间间隔的平均值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Half of the intervals are shorter (to within a bar of the histogram); the dashed line</source>
        <translation>一半的间隔比它短（精确到直方图的一个柱）；虚线所示</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Standard deviation of the intervals</source>
        <translation>间隔的标准差</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Mean absolute difference of intervals that follow each other</source>
        <translation>相邻间隔之差的绝对值的平均</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>The shortest interval. Messages of one read from the socket have one time of arrival.</source>
        <translation>最短的间隔。一次从套接字读到的消息具有相同的到达时间。</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>The longest interval, and when the message behind it came</source>
        <translation>最长的间隔，以及其后那条消息到达的时间</translation>
    </message>
    <message>
        <source>DUP flags</source>
        <translation>DUP 标志</translation>
    </message>
    <message>
        <source>Messages that the broker says it may have sent before</source>
        <translation>代理表示可能曾发送过的消息</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Messages with the payload of one of the eight before, within a quarter of the median (ten seconds at most)</source>
        <translation>负载与之前八条之一相同、且间隔不超过中位数四分之一（最多十秒）的消息</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>A hint: QoS 1 and 2 messages whose packet identifier is below that of the one before, where the broker counts them up</source>
        <translation>仅供参考：QoS 1 和 2 的消息中，报文标识符小于前一条的（仅当代理递增使用标识符时）</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>Regular: a message comes every %1 or so.</source>
        <translation>规律：大约每 %1 来一条消息。</translation>
    </message>
    <message>
        <source>No heartbeat: fewer than eight messages were heard, or they come irregularly.</source>
        <translation>没有心跳：收到的消息少于八条，或到达不规律。</translation>
    </message>
    <message>
        <source>No message in memory</source>
        <translation>内存中没有消息</translation>
    </message>
    <message>
        <source>Reading what is in memory…</source>
        <translation>正在读取内存中的消息…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) in memory since %1</source>
        <translation>
            <numerusform>自 %1 起内存中有 %Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>more are being read</source>
        <translation>还在继续读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln retained message(s) that subscribing brought are not taken for beats</source>
        <translation>
            <numerusform>订阅带来的 %Ln 条保留消息不计为心跳</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interval(s) over a new connection are left out</source>
        <translation>
            <numerusform>跨越新连接的 %Ln 个间隔未计入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopTopicsPanel</name>
    <message>
        <source>Back up (Backspace)</source>
        <translation>返回上一级 (Backspace)</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Not saved: a connection was closed meanwhile.</source>
        <translation>未保存：其间有连接被关闭。</translation>
    </message>
    <message>
        <source>Writing %1 of %2 lines…</source>
        <translation>正在写入第 %1 行，共 %2 行…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) saved in %1</source>
        <translation>
            <numerusform>已将 %Ln 行保存到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Top topics</source>
        <translation>热门主题</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Subtrees</source>
        <translation>子树</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>What is ranked</source>
        <translation>排名对象</translation>
    </message>
    <message>
        <source>Single topics, branches with all below them, or a map of both</source>
        <translation>单个主题、包含所有下级的分支，或两者的地图</translation>
    </message>
    <message>
        <source>Messages/s</source>
        <translation>消息/秒</translation>
    </message>
    <message>
        <source>Bytes/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>Mean size</source>
        <translation>平均大小</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>What decides the order</source>
        <translation>决定排序的指标</translation>
    </message>
    <message>
        <source>10 s</source>
        <translation>10 秒</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>Time window</source>
        <translation>时间窗口</translation>
    </message>
    <message>
        <source>The stretch of time that is counted. Counting begins when this panel is opened.</source>
        <translation>统计的时间范围。打开此面板后开始统计。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>One connection or all</source>
        <translation>一个连接或全部</translation>
    </message>
    <message>
        <source>What is ranked, as CSV…</source>
        <translation>当前排名，存为 CSV…</translation>
    </message>
    <message>
        <source>All topics of the time window, as CSV…</source>
        <translation>时间窗口内的所有主题，存为 CSV…</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>所有连接</translation>
    </message>
    <message numerus="yes">
        <source>over the last %Ln s: there are too many topics for a longer window</source>
        <translation>
            <numerusform>最近 %Ln 秒：主题过多，无法统计更长的时间窗口</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the last %Ln s</source>
        <translation>
            <numerusform>最近 %Ln 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the first %Ln s</source>
        <translation>
            <numerusform>前 %Ln 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln 个主题</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 messages/s</source>
        <translation>%1 条消息/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Nothing is connected</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>Open a connection: what sends most is ranked here.</source>
        <translation>打开一个连接：发送最多的主题会在这里排名。</translation>
    </message>
    <message>
        <source>Nothing came below this topic</source>
        <translation>此主题下没有消息</translation>
    </message>
    <message>
        <source>Go back up to see the others.</source>
        <translation>返回上一级查看其他主题。</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>Counting begins when this panel is opened.</source>
        <translation>打开此面板后开始统计。</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
</context>
<context>
    <name>ui::TopicActions</name>
    <message>
        <source>Copy topic</source>
        <translation>复制主题</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Expand all below</source>
        <translation>展开所有下级</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Chart this value</source>
        <translation>绘制该值</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Close connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>Close “%1”?</source>
        <translation>关闭“%1”？</translation>
    </message>
    <message>
        <source>Its topics and messages leave the memory. The saved connection stays.</source>
        <translation>其主题和消息将从内存中移除。已保存的连接不受影响。</translation>
    </message>
    <message>
        <source>Copy the kept beginning of the value</source>
        <translation>复制值中保留的开头部分</translation>
    </message>
</context>
<context>
    <name>ui::TopicColumns</name>
    <message>
        <source>Arrival</source>
        <translation>到达顺序</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>降序</translation>
    </message>
</context>
<context>
    <name>ui::TopicDelegate</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>ui::TopicField</name>
    <message>
        <source>Follow the topic that is selected in the tree</source>
        <translation>跟随主题树中选中的主题</translation>
    </message>
    <message>
        <source>Topic, such as factory/line/1/set</source>
        <translation>主题，例如 factory/line/1/set</translation>
    </message>
    <message>
        <source>Topic to publish to</source>
        <translation>要发布到的主题</translation>
    </message>
</context>
<context>
    <name>ui::TopicsPanel</name>
    <message>
        <source>Nothing is connected</source>
        <translation>没有已连接的 Broker</translation>
    </message>
    <message>
        <source>Open a connection: its topics grow here as messages arrive.</source>
        <translation>打开一个连接：随着消息到达，其主题会在此逐渐出现。</translation>
    </message>
    <message>
        <source>Opened in part</source>
        <translation>仅展开了一部分</translation>
    </message>
    <message>
        <source>At most %1 rows are opened at once. Open what is still closed one by one.</source>
        <translation>一次最多展开 %1 行。其余未展开的请逐个展开。</translation>
    </message>
    <message>
        <source>No topic matches “%1”.</source>
        <translation>没有主题匹配“%1”。</translation>
    </message>
    <message>
        <source>Waiting for the first message…</source>
        <translation>正在等待第一条消息…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在展开…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) so far. Esc stops.</source>
        <translation>
            <numerusform>已展开 %Ln 行。按 Esc 停止。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were opened.</source>
        <translation>
            <numerusform>已展开 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
</context>
<context>
    <name>ui::TopicsView</name>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>ui::TrafficExport</name>
    <message>
        <source>The connection was closed meanwhile.</source>
        <translation>其间连接已关闭。</translation>
    </message>
</context>
<context>
    <name>ui::Transform</name>
    <message>
        <source>gzip</source>
        <translation>gzip</translation>
    </message>
    <message>
        <source>zlib</source>
        <translation>zlib</translation>
    </message>
    <message>
        <source>raw deflate</source>
        <translation>原始 deflate</translation>
    </message>
    <message>
        <source>Zstandard</source>
        <translation>Zstandard</translation>
    </message>
    <message>
        <source>LZ4</source>
        <translation>LZ4</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>hex text</source>
        <translation>十六进制文本</translation>
    </message>
</context>
<context>
    <name>ui::TransformList</name>
    <message>
        <source>Take off one more wrapping</source>
        <translation>再解开一层包装</translation>
    </message>
    <message>
        <source>Do not take this one off (Del)</source>
        <translation>不解开这一层 (Del)</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Wrappings to take off, outermost first</source>
        <translation>要解开的包装，最外层在前</translation>
    </message>
</context>
<context>
    <name>ui::TreemapView</name>
    <message>
        <source>Traffic map</source>
        <translation>流量地图</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>其他 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>(itself)</source>
        <translation>（自身）</translation>
    </message>
    <message>
        <source>%1, without what is below it</source>
        <translation>%1（不含下级）</translation>
    </message>
    <message>
        <source>%1 of all messages seen here</source>
        <translation>占此处全部消息的 %1</translation>
    </message>
    <message>
        <source>%1 of all bytes seen here</source>
        <translation>占此处全部字节的 %1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 messages/s, %2/s, %3 a message</source>
        <translation>%1 条消息/秒，%2/秒，每条消息 %3</translation>
    </message>
</context>
<context>
    <name>ui::ValueTreeModel</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>empty object</source>
        <translation>空对象</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln 个成员</numerusform>
        </translation>
    </message>
    <message>
        <source>empty array</source>
        <translation>空数组</translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln 个元素</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart this value</source>
        <translation>绘制该值</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: click or press Enter for the next %1</source>
        <translation>
            <numerusform>还有 %Ln 项：单击或按 Enter 显示后面 %1 项</numerusform>
        </translation>
    </message>
    <message>
        <source>wrong: %1</source>
        <translation>有误：%1</translation>
    </message>
</context>
<context>
    <name>ui::ValueTreeView</name>
    <message>
        <source>Payload as a tree</source>
        <translation>树形式的负载</translation>
    </message>
    <message>
        <source>Chart %1 (C)</source>
        <translation>绘制 %1 (C)</translation>
    </message>
    <message>
        <source>&amp;Chart this value	C</source>
        <translation>绘制该值(&amp;C)	C</translation>
    </message>
    <message>
        <source>Copy &amp;value	Ctrl+C</source>
        <translation>复制值(&amp;V)	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy &amp;path	Ctrl+Shift+C</source>
        <translation>复制路径(&amp;P)	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Expand all below</source>
        <translation>展开所有下级(&amp;E)</translation>
    </message>
    <message>
        <source>C&amp;ollapse</source>
        <translation>折叠(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ui::WelcomePage</name>
    <message>
        <source>No saved connections yet</source>
        <translation>还没有已保存的连接</translation>
    </message>
    <message>
        <source>Make a new one, or look around in the demo: a private broker on this machine with a few simulated devices.</source>
        <translation>新建一个连接，或先看看演示：本机上的一个私有 Broker，带有几台模拟设备。</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>已保存的连接</translation>
    </message>
    <message>
        <source>Browse topics, inspect messages, plot numbers, publish.</source>
        <translation>浏览主题、检查消息、绘制数值、发布消息。</translation>
    </message>
    <message>
        <source>Double click or Enter connects</source>
        <translation>双击或按 Enter 键连接</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>&amp;New connection</source>
        <translation>新建连接(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>试用演示(&amp;T)</translation>
    </message>
    <message>
        <source>Starts a private mosquitto on this machine with simulated devices; it ends with the program</source>
        <translation>在本机启动带有模拟设备的私有 mosquitto；它随程序一起结束</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ui::WillPage</name>
    <message>
        <source>Leave a last &amp;will</source>
        <translation>设置遗嘱(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Retain</source>
        <translation>保留(&amp;R)</translation>
    </message>
    <message>
        <source>such as clients/bench-3/status</source>
        <translation>例如 clients/bench-3/status</translation>
    </message>
    <message>
        <source>Payload of the last will</source>
        <translation>遗嘱的负载</translation>
    </message>
    <message>
        <source>such as offline</source>
        <translation>例如 offline</translation>
    </message>
    <message>
        <source>QoS 0</source>
        <translation>QoS 0</translation>
    </message>
    <message>
        <source>QoS 1</source>
        <translation>QoS 1</translation>
    </message>
    <message>
        <source>QoS 2</source>
        <translation>QoS 2</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Pa&amp;yload</source>
        <translation>负载(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;QoS</source>
        <translation>QoS(&amp;Q)</translation>
    </message>
    <message>
        <source>The broker publishes this message when the connection is lost without a goodbye.</source>
        <translation>连接未经正常断开而中断时，Broker 会发布此消息。</translation>
    </message>
    <message>
        <source>Longer than a last will may be (65,535 bytes).</source>
        <translation>超过遗嘱允许的长度（65535 字节）。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) that are not text are kept until you type.</source>
        <translation>
            <numerusform>其中 %Ln 个非文本字节会保留，直到您开始输入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WillProperties</name>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>Say that the payload is text (UTF-8)</source>
        <translation>声明负载为文本（UTF-8）</translation>
    </message>
    <message>
        <source>User properties of the last will</source>
        <translation>遗嘱的用户属性</translation>
    </message>
    <message>
        <source>none, or such as application/json</source>
        <translation>无，或例如 application/json</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none; text, or hex:00ff</source>
        <translation>无；文本，或 hex:00ff</translation>
    </message>
    <message>
        <source>MQTT 5.0</source>
        <translation>MQTT 5.0</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>延迟(&amp;D)</translation>
    </message>
    <message>
        <source>How long the broker waits, so that a short cut goes unnoticed.</source>
        <translation>Broker 等待的时间，使短暂的断线不被察觉。</translation>
    </message>
    <message>
        <source>E&amp;xpires</source>
        <translation>过期时间(&amp;X)</translation>
    </message>
    <message>
        <source>After that the broker does not deliver it any more.</source>
        <translation>此后 Broker 不再投递。</translation>
    </message>
    <message>
        <source>&amp;Content type</source>
        <translation>内容类型(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;esponse topic</source>
        <translation>响应主题(&amp;E)</translation>
    </message>
    <message>
        <source>Correlation d&amp;ata</source>
        <translation>关联数据(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;User properties</source>
        <translation>用户属性(&amp;U)</translation>
    </message>
    <message>
        <source>After hex: an even number of hexadecimal digits is needed.</source>
        <translation>hex: 之后需要偶数个十六进制数字。</translation>
    </message>
</context>
<context>
    <name>ui::WindowActions</name>
    <message>
        <source>&amp;New connection…</source>
        <translation>新建连接(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>编辑连接(&amp;E)…</translation>
    </message>
    <message>
        <source>C&amp;lose connection</source>
        <translation>关闭连接(&amp;L)</translation>
    </message>
    <message>
        <source>Open the last one when the program &amp;starts</source>
        <translation>程序启动时打开上次的连接(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Jump to now</source>
        <translation>跳到当前(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Filter topics</source>
        <translation>筛选主题(&amp;F)</translation>
    </message>
    <message>
        <source>Switch between &amp;light and dark</source>
        <translation>切换浅色和深色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>试用演示(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>诊断(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About MQTTScope</source>
        <translation>关于 MQTTScope(&amp;A)</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
</context>
</TS>
