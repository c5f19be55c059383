/// The variables that nginx 1.31.5 defines, in byte order: name (a final `*` stands for any ending), subsystems (`h` http, `m`
/// mail, `s` stream), then `client` where the client chooses the value and `newline` where it may hold a line break.
let builtinVariables: StaticString = """
  1 hs client newline
  2 hs client newline
  3 hs client newline
  4 hs client newline
  5 hs client newline
  6 hs client newline
  7 hs client newline
  8 hs client newline
  9 hs client newline
  ancient_browser h
  arg_* h client
  args h client
  binary_remote_addr hs
  body_bytes_sent h
  bytes_received s
  bytes_sent hs
  connection hs
  connection_requests h
  connection_time h
  connections_active h
  connections_reading h
  connections_waiting h
  connections_writing h
  content_length h partly
  content_type h client
  cookie_* h client
  date_gmt h
  date_local h
  document_root h
  document_uri h client newline
  fastcgi_path_info h client newline
  fastcgi_script_name h client newline
  geoip_area_code hs
  geoip_city hs
  geoip_city_continent_code hs
  geoip_city_country_code hs
  geoip_city_country_code3 hs
  geoip_city_country_name hs
  geoip_country_code hs
  geoip_country_code3 hs
  geoip_country_name hs
  geoip_dma_code hs
  geoip_latitude hs
  geoip_longitude hs
  geoip_org hs
  geoip_postal_code hs
  geoip_region hs
  geoip_region_name hs
  grpc_internal_trailers h
  gzip_ratio h
  host h partly
  hostname hs
  http2 h
  http3 h
  http_* h client
  http_cookie h client
  http_host h client
  http_referer h client
  http_user_agent h client
  http_via h client
  http_x_forwarded_for h client
  https h
  invalid_referer h
  is_args h
  is_request_port h
  limit_conn_status hs
  limit_rate h
  limit_req_status h
  memcached_key h
  modern_browser h
  msec hs
  msie h
  nginx_version hs
  pid hs
  pipe h
  protocol s
  proxy_add_x_forwarded_for h client
  proxy_host h
  proxy_internal_body_length h
  proxy_internal_chunked h
  proxy_port h
  proxy_protocol_addr hs partly
  proxy_protocol_port hs partly
  proxy_protocol_server_addr hs partly
  proxy_protocol_server_port hs partly
  proxy_protocol_tlv_* hs partly newline
  query_string h client
  realip_remote_addr hs
  realip_remote_port hs
  realpath_root h
  remote_addr hs
  remote_port hs
  remote_user h client newline
  request h client
  request_body h client newline
  request_body_file h
  request_completion h
  request_filename h client newline
  request_id h
  request_length h
  request_method h partly
  request_port h partly
  request_time h
  request_uri h client
  scheme h
  secure_link h partly
  secure_link_expires h partly
  sent_http_* h partly
  sent_http_cache_control h partly
  sent_http_connection h
  sent_http_content_length h
  sent_http_content_type h partly
  sent_http_keep_alive h
  sent_http_last_modified h
  sent_http_link h partly
  sent_http_location h partly
  sent_http_transfer_encoding h
  sent_trailer_* h partly
  server_addr hs
  server_name hs
  server_port hs
  server_protocol h partly
  session_time s
  slice_range h partly
  ssl_alpn_protocol hs
  ssl_cipher hs
  ssl_ciphers hs partly
  ssl_client_cert hs partly newline
  ssl_client_escaped_cert hs partly
  ssl_client_fingerprint hs
  ssl_client_i_dn hs partly
  ssl_client_i_dn_legacy h partly
  ssl_client_raw_cert hs partly newline
  ssl_client_s_dn hs partly
  ssl_client_s_dn_legacy h partly
  ssl_client_serial hs partly
  ssl_client_sigalg hs
  ssl_client_v_end hs partly
  ssl_client_v_remain hs
  ssl_client_v_start hs partly
  ssl_client_verify hs
  ssl_curve hs
  ssl_curves hs partly
  ssl_early_data h
  ssl_ech_outer_server_name hs client newline
  ssl_ech_status hs
  ssl_preread_alpn_protocols s client newline
  ssl_preread_protocol s
  ssl_preread_server_name s client newline
  ssl_protocol hs
  ssl_server_name hs client newline
  ssl_session_id hs partly
  ssl_session_reused hs
  ssl_sigalg hs
  ssl_sigalgs hs partly
  status hs
  tcpinfo_rcv_space h
  tcpinfo_rtt h
  tcpinfo_rttvar h
  tcpinfo_snd_cwnd h
  time_iso8601 hs
  time_local hs
  uid_got h partly
  uid_reset h
  uid_set h partly
  upstream_addr hs
  upstream_bytes_received hs
  upstream_bytes_sent hs
  upstream_cache_etag h partly
  upstream_cache_last_modified h
  upstream_cache_status h
  upstream_connect_time hs
  upstream_cookie_* h partly
  upstream_first_byte_time s
  upstream_header_time h
  upstream_http_* h partly
  upstream_response_length h
  upstream_response_time h
  upstream_session_time s
  upstream_status h
  upstream_trailer_* h partly
  uri h client newline
  """
